"""EventBridge, EventBridge Scheduler and SQS: what the template made, and messages of our own."""
import json

from driver import FACTS

BUS = "rollcall"
RULE = {"Name": "rollcall-directory-changes", "EventBusName": BUS}
QUEUE = "rollcall-unread-events"


def drive_events(driver):
    def ok(operation, **params):
        return driver.ok("events", operation, **params)

    def refused(operation, code, **params):
        driver.refused("events", operation, code, **params)

    ok("DescribeEventBus", Name=BUS)
    refused("DescribeEventBus", "ResourceNotFoundException", Name="absent")
    ok("ListEventBuses", Limit=1)
    refused("ListEventBuses", "ValidationException", Limit=0)
    refused("ListRules", "ResourceNotFoundException", EventBusName="absent")
    ok("DescribeRule", **RULE)
    refused("DescribeRule", "ResourceNotFoundException", Name="absent", EventBusName=BUS)
    driver.pages("events", "ListRules", "Rules", 1, EventBusName=BUS)
    ok("ListTargetsByRule", Rule=RULE["Name"], EventBusName=BUS)
    refused("ListTargetsByRule", "ResourceNotFoundException", Rule="absent", EventBusName=BUS)
    ok("DisableRule", **RULE)
    driver.expect("events", "DisableRule", "State", ok("DescribeRule", **RULE).get("State"), "DISABLED")
    ok("EnableRule", **RULE)
    refused("EnableRule", "ResourceNotFoundException", Name="absent", EventBusName=BUS)
    refused("DisableRule", "ResourceNotFoundException", Name="absent", EventBusName=BUS)
    entry = {"Source": "conformance", "DetailType": "Test", "Detail": "{}", "EventBusName": BUS}
    forged = {**entry, "Source": "aws.sts"}
    broken = {**entry, "Detail": "no JSON"}
    answer = ok("PutEvents", Entries=[entry, forged, broken])
    codes = [one.get("ErrorCode") for one in answer.get("Entries", [])]
    wanted = [None, "NotAuthorizedForSourceException", "MalformedDetail"]
    driver.expect("events", "PutEvents", "codes", codes, wanted)
    driver.expect("events", "PutEvents", "failed", answer.get("FailedEntryCount"), 2)
    refused("PutEvents", "ValidationException", Entries=[])
    refused("PutEvents", "ValidationException", Entries=[entry] * 11)
    event = {
        "id": "1",
        "source": "conformance",
        "account": FACTS["accountId"],
        "time": "2026-01-01T00:00:00Z",
        "region": FACTS["region"],
        "resources": [],
        "detail-type": "Test",
        "detail": {"state": "running"},
    }
    for pattern, matches in (({"detail": {"state": ["running"]}}, True), ({"source": ["x"]}, False)):
        found = ok("TestEventPattern", EventPattern=json.dumps(pattern), Event=json.dumps(event))
        driver.expect("events", "TestEventPattern", "result", found.get("Result"), matches)
    refused(
        "TestEventPattern",
        "InvalidEventPatternException",
        EventPattern='{"source": "x"}',
        Event=json.dumps(event),
    )


def drive_scheduler(driver):
    listed = driver.ok("scheduler", "ListSchedules").get("Schedules", [])
    first = listed[0]
    driver.ok("scheduler", "GetSchedule", Name=first["Name"], GroupName=first["GroupName"])
    driver.pages("scheduler", "ListSchedules", "Schedules", 1, NamePrefix="rollcall")
    driver.refused("scheduler", "GetSchedule", "ResourceNotFoundException", Name="absent")
    driver.refused("scheduler", "ListSchedules", "ValidationException", MaxResults=1000)


def drive_sqs(driver):
    def ok(operation, **params):
        return driver.ok("sqs", operation, **params)

    def refused(operation, code, **params):
        driver.refused("sqs", operation, code, **params)

    absent = "AWS.SimpleQueueService.NonExistentQueue"
    url = ok("GetQueueUrl", QueueName=QUEUE)["QueueUrl"]
    refused("GetQueueUrl", absent, QueueName="absent")
    driver.pages("sqs", "ListQueues", "QueueUrls", 2)
    ok("GetQueueAttributes", QueueUrl=url, AttributeNames=["All"])
    refused("GetQueueAttributes", absent, QueueUrl=f"{url}-absent", AttributeNames=["All"])
    attributes = {"kind": {"DataType": "String", "StringValue": "test"}}
    ok("SendMessage", QueueUrl=url, MessageBody="one", MessageAttributes=attributes)
    refused("SendMessage", absent, QueueUrl=f"{url}-absent", MessageBody="one")
    entries = [{"Id": str(number), "MessageBody": f"batch {number}"} for number in range(3)]
    ok("SendMessageBatch", QueueUrl=url, Entries=entries)
    refused(
        "SendMessageBatch",
        "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
        QueueUrl=url,
        Entries=[entries[0], entries[0]],
    )
    refused("ReceiveMessage", absent, QueueUrl=f"{url}-absent")
    found = ok(
        "ReceiveMessage",
        QueueUrl=url,
        MaxNumberOfMessages=10,
        VisibilityTimeout=600,
        MessageAttributeNames=["All"],
        MessageSystemAttributeNames=["All"],
    ).get("Messages", [])
    bodies = sorted(one["Body"] for one in found)
    wanted = ["batch 0", "batch 1", "batch 2", "one"]
    driver.expect("sqs", "ReceiveMessage", "bodies", bodies, wanted)
    handle = found[0]["ReceiptHandle"]
    ok("ChangeMessageVisibility", QueueUrl=url, ReceiptHandle=handle, VisibilityTimeout=900)
    refused(
        "ChangeMessageVisibility",
        "ReceiptHandleIsInvalid",
        QueueUrl=url,
        ReceiptHandle="no handle",
        VisibilityTimeout=1,
    )
    ok("DeleteMessage", QueueUrl=url, ReceiptHandle=handle)
    refused("DeleteMessage", "ReceiptHandleIsInvalid", QueueUrl=url, ReceiptHandle="no handle")
    rest = [
        {"Id": str(number), "ReceiptHandle": one["ReceiptHandle"]}
        for number, one in enumerate(found[1:])
    ]
    ok("DeleteMessageBatch", QueueUrl=url, Entries=rest)
    refused(
        "DeleteMessageBatch",
        "AWS.SimpleQueueService.EmptyBatchRequest",
        QueueUrl=url,
        Entries=[],
    )
    ok("PurgeQueue", QueueUrl=url)
    refused("PurgeQueue", absent, QueueUrl=f"{url}-absent")
