"""DynamoDB: tables, items, conditions, transactions, pages."""
from driver import FACTS

SERVICE = "dynamodb"
NAME = "conformance"
TABLE = {"TableName": NAME}
ARN = f"arn:aws:dynamodb:{FACTS['region']}:{FACTS['accountId']}:table/{NAME}"


def drive_dynamodb(driver):
    def ok(operation, **params):
        return driver.ok(SERVICE, operation, **params)

    def refused(operation, code, **params):
        driver.refused(SERVICE, operation, code, **params)

    ok("CreateTable", **definition())
    refused("CreateTable", "ResourceInUseException", **definition())
    active(driver)
    refused("DescribeTable", "ResourceNotFoundException", TableName="absent")
    driver.pages(SERVICE, "ListTables", "TableNames", 1)
    drive_items(driver, ok, refused)
    drive_pages(driver, ok, refused)
    drive_transactions(driver, ok, refused)
    drive_settings(driver, ok, refused)
    drive_absent(refused)
    ok("DeleteTable", **TABLE)
    refused("DeleteTable", "ResourceNotFoundException", TableName="absent")


def drive_absent(refused):
    missing, table = "ResourceNotFoundException", {"TableName": "absent"}
    refused("ListTables", "ValidationException", Limit=0)
    refused("Scan", missing, **table)
    refused("UpdateTable", missing, BillingMode="PAY_PER_REQUEST", **table)
    refused("BatchGetItem", missing, RequestItems={"absent": {"Keys": [key(0)]}})
    refused("TransactGetItems", missing, TransactItems=[{"Get": {"Key": key(0), **table}}])
    expiry = {"Enabled": True, "AttributeName": "ttl"}
    refused("UpdateTimeToLive", missing, TimeToLiveSpecification=expiry, **table)
    recovery = {"PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True}}
    refused("UpdateContinuousBackups", "TableNotFoundException", **recovery, **table)
    resource = {"ResourceArn": f"{ARN}-absent"}
    refused("TagResource", missing, Tags=[{"Key": "a", "Value": "b"}], **resource)
    refused("UntagResource", missing, TagKeys=["a"], **resource)
    refused("ListTagsOfResource", missing, **resource)


def definition():
    return {
        **TABLE,
        "AttributeDefinitions": [
            {"AttributeName": name, "AttributeType": kind}
            for name, kind in (("pk", "S"), ("sk", "N"), ("colour", "S"))
        ],
        "KeySchema": keys("pk", "sk"),
        "GlobalSecondaryIndexes": [
            {"IndexName": "colour", "KeySchema": keys("colour"), "Projection": {"ProjectionType": "ALL"}}
        ],
        "BillingMode": "PAY_PER_REQUEST",
    }


def keys(first, second=None):
    schema = [{"AttributeName": first, "KeyType": "HASH"}]
    return schema + ([{"AttributeName": second, "KeyType": "RANGE"}] if second else [])


def active(driver):
    def is_active(answer):
        return answer.get("Table", {}).get("TableStatus") == "ACTIVE"

    driver.until(SERVICE, "DescribeTable", is_active, **TABLE)


def key(number, pk="a"):
    return {"pk": {"S": pk}, "sk": {"N": str(number)}}


def drive_items(driver, ok, refused):
    item = {
        **key(0),
        "text": {"S": "é"},
        "flag": {"BOOL": True},
        "nothing": {"NULL": True},
        "bytes": {"B": b"\x00\x01"},
        "list": {"L": [{"N": "1"}, {"S": "x"}]},
        "map": {"M": {"a": {"SS": ["x", "y"]}}},
    }
    ok("PutItem", Item=item, **TABLE)
    found = ok("GetItem", Key=key(0), ConsistentRead=True, **TABLE)
    driver.expect(SERVICE, "GetItem", "item", found.get("Item"), item)
    driver.expect(SERVICE, "GetItem", "absent", ok("GetItem", Key=key(99), **TABLE).get("Item"), None)
    refused(
        "PutItem",
        "ConditionalCheckFailedException",
        Item=item,
        ConditionExpression="attribute_not_exists(pk)",
        **TABLE,
    )
    refused("PutItem", "ValidationException", Item={"pk": {"S": "only"}}, **TABLE)
    refused("GetItem", "ResourceNotFoundException", TableName="absent", Key=key(0))
    changed = ok(
        "UpdateItem",
        Key=key(0),
        UpdateExpression="SET #n = if_not_exists(#n, :zero) + :one REMOVE flag",
        ExpressionAttributeNames={"#n": "count"},
        ExpressionAttributeValues={":zero": {"N": "0"}, ":one": {"N": "1"}},
        ReturnValues="UPDATED_NEW",
        **TABLE,
    )
    driver.expect(SERVICE, "UpdateItem", "new", changed.get("Attributes"), {"count": {"N": "1"}})
    refused("UpdateItem", "ValidationException", Key=key(0), UpdateExpression="SET", **TABLE)
    ok("DeleteItem", Key=key(0), ReturnValues="ALL_OLD", **TABLE)
    refused(
        "DeleteItem",
        "ConditionalCheckFailedException",
        Key=key(0),
        ConditionExpression="attribute_exists(pk)",
        **TABLE,
    )


def drive_pages(driver, ok, refused):
    items = [{**key(number), "colour": {"S": "o"}} for number in range(20)]
    written = [{"PutRequest": {"Item": one}} for one in items]
    ok("BatchWriteItem", RequestItems={NAME: written})
    twice = [written[0], written[0]]
    refused("BatchWriteItem", "ValidationException", RequestItems={NAME: twice})
    asked = {NAME: {"Keys": [key(number) for number in range(3)], "ConsistentRead": True}}
    found = ok("BatchGetItem", RequestItems=asked).get("Responses", {}).get(NAME, [])
    driver.expect(SERVICE, "BatchGetItem", "items", len(found), 3)
    query = {
        **TABLE,
        "KeyConditionExpression": "pk = :pk AND sk BETWEEN :low AND :high",
        "ExpressionAttributeValues": {":pk": {"S": "a"}, ":low": {"N": "5"}, ":high": {"N": "14"}},
    }
    found = driver.pages(SERVICE, "Query", "Items", 3, ScanIndexForward=False, **query)
    numbers = [int(one["sk"]["N"]) for one in found]
    driver.expect(SERVICE, "Query", "backwards", numbers, list(range(14, 4, -1)))
    by_index = {
        **TABLE,
        "IndexName": "colour",
        "KeyConditionExpression": "colour = :colour",
        "ExpressionAttributeValues": {":colour": {"S": "o"}},
    }
    found = driver.pages(SERVICE, "Query", "Items", 7, **by_index)
    driver.expect(SERVICE, "Query", "by index", len(found), 20)
    found = driver.pages(SERVICE, "Scan", "Items", 6, **TABLE)
    driver.expect(SERVICE, "Scan", "items", len(found), 20)
    refused("Query", "ValidationException", KeyConditionExpression="sk = :x", **TABLE)


def drive_transactions(driver, ok, refused):
    put = {"Put": {"Item": key(100), "ConditionExpression": "attribute_not_exists(pk)", **TABLE}}
    count = {
        "Update": {
            "Key": key(101),
            "UpdateExpression": "ADD n :one",
            "ExpressionAttributeValues": {":one": {"N": "1"}},
            **TABLE,
        }
    }
    ok("TransactWriteItems", TransactItems=[put, count], ClientRequestToken="conformance-token")
    refused("TransactWriteItems", "TransactionCanceledException", TransactItems=[count, put])
    found = ok("TransactGetItems", TransactItems=[{"Get": {"Key": key(101), **TABLE}}])
    items = [one.get("Item") for one in found.get("Responses", [])]
    driver.expect(SERVICE, "TransactGetItems", "once", items, [{**key(101), "n": {"N": "1"}}])
    refused("TransactWriteItems", "ValidationException", TransactItems=[put, put])


def drive_settings(driver, ok, refused):
    ok("UpdateTimeToLive", TimeToLiveSpecification={"Enabled": True, "AttributeName": "ttl"}, **TABLE)
    ok("DescribeTimeToLive", **TABLE)
    refused("DescribeTimeToLive", "ResourceNotFoundException", TableName="absent")
    recovery = {"PointInTimeRecoveryEnabled": True}
    ok("UpdateContinuousBackups", PointInTimeRecoverySpecification=recovery, **TABLE)
    ok("DescribeContinuousBackups", **TABLE)
    refused("DescribeContinuousBackups", "TableNotFoundException", TableName="absent")
    ok("TagResource", ResourceArn=ARN, Tags=[{"Key": "a", "Value": "b"}])
    tags = ok("ListTagsOfResource", ResourceArn=ARN).get("Tags")
    driver.expect(SERVICE, "ListTagsOfResource", "tags", tags, [{"Key": "a", "Value": "b"}])
    ok("UntagResource", ResourceArn=ARN, TagKeys=["a"])
    throughput = {"ReadCapacityUnits": 5, "WriteCapacityUnits": 5}
    index = {"IndexName": "colour", "ProvisionedThroughput": throughput}
    ok(
        "UpdateTable",
        BillingMode="PROVISIONED",
        ProvisionedThroughput=throughput,
        GlobalSecondaryIndexUpdates=[{"Update": index}],
        **TABLE,
    )
    active(driver)
