"""The calls that are compared; here: Identity Store, STS, DynamoDB, SQS and EventBridge."""
import json

from moto_step import step
from moto_storage import objects, prepare_storage, transfers
from moto_workloads import prepare_workloads, workloads

QUEUE = "rollcall-unread-events"
BUS = "rollcall"
RULE = "rollcall-directory-changes"
TABLE = "compared"
NOBODY = "9067642b70-00000000-0000-0000-0000-000000000000"


def prepare(sandbox, moto, facts):
    """What the sandbox's template makes and this script then needs in moto too."""
    moto.client("sqs").create_queue(
        QueueName=QUEUE,
        Attributes={"MessageRetentionPeriod": "1209600", "SqsManagedSseEnabled": "true"},
    )
    made, events = sandbox.client("events"), moto.client("events")
    events.create_event_bus(Name=BUS)
    rule = made.describe_rule(Name=RULE, EventBusName=BUS)
    events.put_rule(Name=RULE, EventBusName=BUS, EventPattern=rule["EventPattern"], State="ENABLED")
    targets = made.list_targets_by_rule(Rule=RULE, EventBusName=BUS)["Targets"]
    events.put_targets(Rule=RULE, EventBusName=BUS, Targets=targets)
    trust = {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}],
    }
    name = facts["roleArn"].rsplit("/", 1)[1]
    document = json.dumps(trust)
    moto.client("iam").create_role(RoleName=name, AssumeRolePolicyDocument=document)
    prepare_storage(sandbox, moto, facts)
    prepare_workloads(sandbox, moto, facts)


def SCRIPT(facts):
    first = [*directory(facts), *tokens(facts), *tables(), *queues(), *buses(facts)]
    return [*first, *objects(facts), *transfers(facts), *workloads(facts)]


def directory(facts):
    store = {"IdentityStoreId": facts["identityStoreId"]}

    def call(operation, params, case="", **keep):
        def filled(state):
            return {**store, **(params(state) if callable(params) else params)}

        return step("identitystore", operation, filled, case, **keep)

    user = {
        "UserName": "compared@example.com",
        "DisplayName": "Com Pared",
        "Name": {"GivenName": "Com", "FamilyName": "Pared"},
        "Emails": [{"Value": "compared@example.com", "Type": "work", "Primary": True}],
        "Title": "Tester",
    }
    member = {"MemberId": lambda state: {"UserId": state["user"]}}

    def membership(state):
        return {"GroupId": state["group"], "MemberId": member["MemberId"](state)}

    def named(path, value):
        unique = {"AttributePath": path, "AttributeValue": value}
        return {"AlternateIdentifier": {"UniqueAttribute": unique}}

    return [
        call("CreateUser", user, user=lambda answer: answer["UserId"]),
        call("CreateUser", user, case="again"),
        call("DescribeUser", lambda state: {"UserId": state["user"]}),
        call("DescribeUser", {"UserId": NOBODY}, case="absent"),
        call("GetUserId", named("userName", "compared@example.com")),
        call("GetUserId", named("userName", "nobody@example.com"), case="absent"),
        call(
            "ListUsers",
            {
                "Filters": [
                    {"AttributePath": "UserName", "AttributeValue": "compared@example.com"}
                ]
            },
        ),
        call(
            "CreateGroup",
            {"DisplayName": "Compared", "Description": "Of tests"},
            group=lambda answer: answer["GroupId"],
        ),
        call("CreateGroup", {"DisplayName": "Compared"}, case="again"),
        call("DescribeGroup", lambda state: {"GroupId": state["group"]}),
        call("DescribeGroup", {"GroupId": NOBODY}, case="absent"),
        call("GetGroupId", named("displayName", "Compared")),
        call("ListGroups", {}),
        call(
            "CreateGroupMembership",
            membership,
            membership=lambda answer: answer["MembershipId"],
        ),
        call("CreateGroupMembership", membership, case="again"),
        call("GetGroupMembershipId", membership),
        call("ListGroupMemberships", lambda state: {"GroupId": state["group"]}),
        call("ListGroupMembershipsForMember", lambda state: {"MemberId": {"UserId": state["user"]}}),
        call(
            "IsMemberInGroups",
            lambda state: {"MemberId": {"UserId": state["user"]}, "GroupIds": [state["group"]]},
        ),
        call("DeleteGroupMembership", lambda state: {"MembershipId": state["membership"]}),
        call("ListGroupMemberships", lambda state: {"GroupId": state["group"]}, case="empty"),
        call("DeleteGroup", lambda state: {"GroupId": state["group"]}),
        call("DeleteUser", lambda state: {"UserId": state["user"]}),
        call("DescribeUser", lambda state: {"UserId": state["user"]}, case="deleted"),
    ]


def tokens(facts):
    role = {"RoleArn": facts["roleArn"], "RoleSessionName": "compared"}
    return [
        step("sts", "GetCallerIdentity"),
        step("sts", "AssumeRole", {**role, "SourceIdentity": "someone"}),
        step("sts", "AssumeRole", {**role, "DurationSeconds": 60}, case="too short"),
        step("sts", "AssumeRole", {**role, "RoleSessionName": "not a name!"}, case="bad name"),
        step(
            "sts",
            "AssumeRole",
            {**role, "RoleArn": f"{facts['roleArn']}-absent"},
            case="absent",
        ),
    ]


def tables():
    def call(operation, params, case=""):
        return step("dynamodb", operation, {"TableName": TABLE, **params}, case)

    def item(number):
        return {"pk": {"S": "a"}, "sk": {"N": str(number)}}

    def transaction(operation, items, case=""):
        return step("dynamodb", operation, {"TransactItems": items}, case)

    schema = {
        "AttributeDefinitions": [
            {"AttributeName": "pk", "AttributeType": "S"},
            {"AttributeName": "sk", "AttributeType": "N"},
        ],
        "KeySchema": [
            {"AttributeName": "pk", "KeyType": "HASH"},
            {"AttributeName": "sk", "KeyType": "RANGE"},
        ],
        "BillingMode": "PAY_PER_REQUEST",
    }
    put = {"Put": {"TableName": TABLE, "Item": item(9), "ConditionExpression": "attribute_not_exists(pk)"}}
    count = {
        "UpdateExpression": "ADD n :one SET #s = :s",
        "ExpressionAttributeNames": {"#s": "state"},
        "ExpressionAttributeValues": {":one": {"N": "1"}, ":s": {"S": "x"}},
    }
    condition = {"ConditionExpression": "attribute_not_exists(pk)"}
    query = {
        "KeyConditionExpression": "pk = :pk AND sk > :low",
        "ExpressionAttributeValues": {":pk": {"S": "a"}, ":low": {"N": "1"}},
    }
    return [
        call("CreateTable", schema),
        call("CreateTable", schema, case="again"),
        call("DescribeTable", {}),
        step("dynamodb", "DescribeTable", {"TableName": "absent"}, case="absent"),
        *[call("PutItem", {"Item": item(number)}, case=f"{number}") for number in range(5)],
        call("PutItem", {"Item": item(0), **condition}, case="condition fails"),
        call("PutItem", {"Item": {"pk": {"S": "a"}}}, case="no sort key"),
        call("GetItem", {"Key": item(0), "ConsistentRead": True}),
        call("GetItem", {"Key": item(77)}, case="absent"),
        call("UpdateItem", {"Key": item(0), "ReturnValues": "ALL_NEW", **count}),
        call("UpdateItem", {"Key": item(0), "UpdateExpression": "SET"}, case="broken"),
        call("Query", {"Limit": 2, "ReturnConsumedCapacity": "TOTAL", **query}),
        call("Query", {"ScanIndexForward": False, "Select": "COUNT", **query}, case="count"),
        call("Query", {**query, "KeyConditionExpression": "sk > :low"}, case="no partition key"),
        call("Scan", {"Limit": 3}),
        step("dynamodb", "BatchGetItem", {"RequestItems": {TABLE: {"Keys": [item(1), item(2)]}}}),
        transaction("TransactWriteItems", [put]),
        transaction("TransactWriteItems", [put], case="condition fails"),
        transaction("TransactGetItems", [{"Get": {"TableName": TABLE, "Key": item(9)}}]),
        call("DeleteItem", {"Key": item(0), "ReturnValues": "ALL_OLD"}),
        call("DescribeTimeToLive", {}),
        call("DeleteTable", {}),
    ]


def queues():
    def call(operation, params, case="", **keep):
        return step(
            "sqs", operation, lambda state: {"QueueUrl": state["url"], **params(state)}, case, **keep
        )

    attributes = {"kind": {"DataType": "String", "StringValue": "test"}}
    received = {
        "MaxNumberOfMessages": 10,
        "MessageAttributeNames": ["All"],
        "MessageSystemAttributeNames": ["All"],
    }
    return [
        step("sqs", "GetQueueUrl", {"QueueName": QUEUE}, url=lambda answer: answer["QueueUrl"]),
        step("sqs", "GetQueueUrl", {"QueueName": "absent"}, case="absent"),
        call("PurgeQueue", lambda _: {}),
        call("GetQueueAttributes", lambda _: {"AttributeNames": ["All"]}),
        call("SendMessage", lambda _: {"MessageBody": "one", "MessageAttributes": attributes}),
        call("SendMessage", lambda _: {"MessageBody": ""}, case="empty"),
        call(
            "ReceiveMessage",
            lambda _: received,
            handle=lambda answer: answer["Messages"][0]["ReceiptHandle"],
        ),
        call("ReceiveMessage", lambda _: {}, case="hidden"),
        call(
            "ChangeMessageVisibility",
            lambda state: {"ReceiptHandle": state["handle"], "VisibilityTimeout": 0},
        ),
        call(
            "ReceiveMessage",
            lambda _: {},
            case="again",
            handle=lambda answer: answer["Messages"][0]["ReceiptHandle"],
        ),
        call("DeleteMessage", lambda state: {"ReceiptHandle": state["handle"]}),
        call("DeleteMessage", lambda _: {"ReceiptHandle": "no handle"}, case="no handle"),
        call(
            "SendMessageBatch",
            lambda _: {"Entries": [{"Id": "a", "MessageBody": "x"}, {"Id": "b", "MessageBody": "y"}]},
        ),
        call(
            "SendMessageBatch",
            lambda _: {"Entries": [{"Id": "a", "MessageBody": "x"}, {"Id": "a", "MessageBody": "y"}]},
            case="ids repeat",
        ),
        call("SendMessageBatch", lambda _: {"Entries": []}, case="empty"),
        call("PurgeQueue", lambda _: {}, case="within a minute"),
    ]


def buses(facts):
    rule = {"Name": RULE, "EventBusName": BUS}
    entry = {"Source": "compared", "DetailType": "Test", "Detail": "{}", "EventBusName": BUS}
    event = {
        "id": "1",
        "source": "compared",
        "account": facts["accountId"],
        "time": "2026-01-01T00:00:00Z",
        "region": facts["region"],
        "resources": [],
        "detail-type": "Test",
        "detail": {"n": 5},
    }
    asked = {
        "EventPattern": json.dumps({"detail": {"n": [{"numeric": [">", 4]}]}}),
        "Event": json.dumps(event),
    }
    return [
        step("events", "DescribeEventBus", {"Name": BUS}),
        step("events", "DescribeEventBus", {"Name": "absent"}, case="absent"),
        step("events", "DescribeRule", rule),
        step("events", "DescribeRule", {**rule, "Name": "absent"}, case="absent"),
        step("events", "ListTargetsByRule", {"Rule": RULE, "EventBusName": BUS}),
        step("events", "DisableRule", rule),
        step("events", "DescribeRule", rule, case="disabled"),
        step("events", "EnableRule", rule),
        step("events", "PutEvents", {"Entries": [entry]}),
        step("events", "PutEvents", {"Entries": [{**entry, "Detail": "no"}]}, case="no JSON"),
        step("events", "PutEvents", {"Entries": [entry] * 11}, case="eleven"),
        step("events", "TestEventPattern", asked),
        step("events", "TestEventPattern", {**asked, "EventPattern": "{}"}, case="empty"),
    ]
