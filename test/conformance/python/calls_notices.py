"""SNS and CloudWatch."""
from datetime import datetime, timedelta

NAMESPACE = "Conformance"


def drive_sns(driver):
    def ok(operation, **params):
        return driver.ok("sns", operation, **params)

    def refused(operation, code, **params):
        driver.refused("sns", operation, code, **params)

    topic = ok("ListTopics")["Topics"][0]["TopicArn"]
    where = {"TopicArn": topic}
    ok("Publish", Message="hello", Subject="A subject", **where)
    kind = {"DataType": "String", "StringValue": "held"}
    ok("Publish", Message="hello", MessageAttributes={"kind": kind}, **where)
    refused("Publish", "NotFound", TopicArn=f"{topic}-absent", Message="hello")
    refused("Publish", "InvalidParameter", Message="", **where)
    refused("Publish", "InvalidParameter", Message="hello", Subject="two\nlines", **where)
    made = ok(
        "Subscribe",
        Protocol="email",
        Endpoint="anna@example.com",
        Attributes={"FilterPolicy": '{"kind": ["held"]}'},
        ReturnSubscriptionArn=True,
        **where,
    )
    refused("Subscribe", "InvalidParameter", Protocol="pigeon", Endpoint="anna", **where)
    attributes = ok("GetTopicAttributes", **where)["Attributes"]
    driver.expect("sns", "GetTopicAttributes", "arn", attributes["TopicArn"], topic)
    ok("ListSubscriptionsByTopic", **where)
    ok("Unsubscribe", SubscriptionArn=made["SubscriptionArn"])
    refused("Unsubscribe", "InvalidParameter", SubscriptionArn="no arn")
    refused("ListSubscriptionsByTopic", "NotFound", TopicArn=f"{topic}-absent")
    refused("ListTopics", "InvalidParameter", NextToken="no token")
    refused("GetTopicAttributes", "NotFound", TopicArn=f"{topic}-absent")


def drive_cloudwatch(driver):
    def ok(operation, **params):
        return driver.ok("cloudwatch", operation, **params)

    def refused(operation, code, **params):
        driver.refused("cloudwatch", operation, code, **params)

    when = datetime(2026, 1, 1)
    dimensions = [{"Name": "Cause", "Value": "lost"}]
    metric = {"Namespace": NAMESPACE, "MetricName": "Mendings", "Dimensions": dimensions}
    datum = {"MetricName": "Mendings", "Dimensions": dimensions, "Timestamp": when, "Value": 2}
    ok("PutMetricData", Namespace=NAMESPACE, MetricData=[datum])
    refused("PutMetricData", "InvalidParameterValue", Namespace="AWS/Lambda", MetricData=[datum])
    span = {"StartTime": when, "EndTime": when + timedelta(hours=1)}
    statistics = ok("GetMetricStatistics", Period=60, Statistics=["Sum"], **metric, **span)
    points = [point["Sum"] for point in statistics["Datapoints"]]
    driver.expect("cloudwatch", "GetMetricStatistics", "sum", points, [2.0])
    wrong = {"Period": 7, "Statistics": ["Sum"], **metric, **span}
    refused("GetMetricStatistics", "InvalidParameterValue", **wrong)
    stat = {"Metric": metric, "Period": 60, "Stat": "Sum"}
    ok("GetMetricData", MetricDataQueries=[{"Id": "m", "MetricStat": stat}], **span)
    ok("ListMetrics", Namespace=NAMESPACE)
    ok("DescribeAlarms")
