"""DataSync: the bucket's objects to the home of a domain and back. Its one error is for all."""
from driver import FACTS, follow_real_time

SERVICE = "datasync"
WRONG = "InvalidRequestException"
PLACE = f"{FACTS['region']}:{FACTS['accountId']}"
ABSENT = f"arn:aws:datasync:{PLACE}:location/loc-{'0' * 17}"
ABSENT_TASK = f"arn:aws:datasync:{PLACE}:task/task-{'0' * 17}"
ABSENT_EXECUTION = f"{ABSENT_TASK}/execution/exec-{'0' * 17}"
BUCKET = {
    "S3BucketArn": f"arn:aws:s3:::{FACTS['bucket']}",
    "S3Config": {"BucketAccessRoleArn": FACTS["dataSyncRoleArn"]},
}
NETWORK = {
    "SubnetArn": f"arn:aws:ec2:{PLACE}:subnet/subnet-0a1b2c3d",
    "SecurityGroupArns": [f"arn:aws:ec2:{PLACE}:security-group/sg-0a1b2c3d"],
}
OBJECTS = {"Bucket": FACTS["bucket"]}


def drive_datasync(driver):
    def ok(operation, **params):
        return driver.ok(SERVICE, operation, **params)

    def refused(operation, code, **params):
        driver.refused(SERVICE, operation, code, **params)

    for number in range(3):
        driver.ok("s3", "PutObject", Key=f"in/{number}", Body=b"hello", **OBJECTS)
    given, taken, home = drive_locations(driver, ok, refused)
    forth = {"SourceLocationArn": given, "DestinationLocationArn": home}
    back = {"SourceLocationArn": home, "DestinationLocationArn": taken}
    tasks = drive_tasks(driver, ok, refused, forth, back)
    for task in tasks:
        drive_execution(driver, ok, refused, {"TaskArn": task})
    found = driver.ok("s3", "ListObjectsV2", Prefix="out/", **OBJECTS)["Contents"]
    keys = [one["Key"] for one in found if not one["Key"].endswith("/")]
    driver.expect(SERVICE, "StartTaskExecution", "objects", keys, [f"out/{n}" for n in range(3)])
    drive_tags(driver, ok, refused, tasks[0])
    for task in tasks:
        ok("DeleteTask", TaskArn=task)
    refused("DeleteTask", WRONG, TaskArn=tasks[0])
    for location in (given, taken, home):
        ok("DeleteLocation", LocationArn=location)
    refused("DeleteLocation", WRONG, LocationArn=given)
    for one in found + [{"Key": f"in/{number}"} for number in range(3)]:
        driver.ok("s3", "DeleteObject", Key=one["Key"], **OBJECTS)


def drive_locations(driver, ok, refused):
    given = ok("CreateLocationS3", Subdirectory="/in", **BUCKET)["LocationArn"]
    taken = ok("CreateLocationS3", Subdirectory="/out", S3StorageClass="STANDARD", **BUCKET)
    taken = taken["LocationArn"]
    absent = {**BUCKET, "S3BucketArn": "arn:aws:s3:::conformance-absent"}
    stranger = {**BUCKET, "S3Config": {"BucketAccessRoleArn": FACTS["roleArn"]}}
    refused("CreateLocationS3", WRONG, **absent)
    refused("CreateLocationS3", WRONG, **stranger)
    efs = file_system(driver)
    home = ok("CreateLocationEfs", **efs)["LocationArn"]
    absent = efs["EfsFilesystemArn"][:-17] + "0" * 17
    refused("CreateLocationEfs", WRONG, **{**efs, "EfsFilesystemArn": absent})
    described = ok("DescribeLocationS3", LocationArn=given)
    uri = f"s3://{FACTS['bucket']}/in/"
    driver.expect(SERVICE, "DescribeLocationS3", "uri", described.get("LocationUri"), uri)
    config = described.get("S3Config")
    driver.expect(SERVICE, "DescribeLocationS3", "role", config, BUCKET["S3Config"])
    described = ok("DescribeLocationEfs", LocationArn=home)
    driver.expect(SERVICE, "DescribeLocationEfs", "net", described.get("Ec2Config"), NETWORK)
    for operation, other in (("DescribeLocationS3", home), ("DescribeLocationEfs", given)):
        refused(operation, WRONG, LocationArn=ABSENT)
        refused(operation, WRONG, LocationArn=other)
    listed = driver.pages(SERVICE, "ListLocations", "Locations", 1)
    arns = [one["LocationArn"] for one in listed]
    driver.expect(SERVICE, "ListLocations", "arns", arns, [given, taken, home])
    efs = [{"Name": "LocationType", "Values": ["EFS"], "Operator": "Equals"}]
    found = [one["LocationArn"] for one in ok("ListLocations", Filters=efs)["Locations"]]
    driver.expect(SERVICE, "ListLocations", "filtered", found, [home])
    refused("ListLocations", WRONG, NextToken="noToken")
    return given, taken, home


def file_system(driver):
    """That of the domain, as CreateLocationEfs asks for it."""
    domain = driver.ok("sagemaker", "DescribeDomain", DomainId=FACTS["domainId"])
    system = f"arn:aws:elasticfilesystem:{PLACE}:file-system/{domain['HomeEfsFileSystemId']}"
    return {"EfsFilesystemArn": system, "Ec2Config": NETWORK}


def drive_tasks(driver, ok, refused, forth, back):
    tasks = [ok("CreateTask", Name="there", **forth)["TaskArn"]]
    tasks.append(ok("CreateTask", Options={"VerifyMode": "NONE"}, **back)["TaskArn"])
    refused("CreateTask", WRONG, **{**forth, "SourceLocationArn": ABSENT})
    refused("CreateTask", WRONG, TaskMode="ENHANCED", **forth)
    shown = ok("DescribeTask", TaskArn=tasks[0])
    found = {name: shown.get(name) for name in ("Name", "Status", *forth)}
    wanted = {"Name": "there", "Status": "AVAILABLE", **forth}
    driver.expect(SERVICE, "DescribeTask", "task", found, wanted)
    options = ok("DescribeTask", TaskArn=tasks[1]).get("Options", {})
    driver.expect(SERVICE, "DescribeTask", "option", options.get("VerifyMode"), "NONE")
    refused("DescribeTask", WRONG, TaskArn=ABSENT_TASK)
    listed = [one["TaskArn"] for one in driver.pages(SERVICE, "ListTasks", "Tasks", 1)]
    driver.expect(SERVICE, "ListTasks", "arns", listed, tasks)
    refused("ListTasks", WRONG, NextToken="noToken")
    refused("DeleteLocation", WRONG, LocationArn=forth["SourceLocationArn"])
    return tasks


def drive_execution(driver, ok, refused, task):
    started = [run(driver, ok, task) for _ in range(2)]
    refused("StartTaskExecution", WRONG, TaskArn=ABSENT_TASK)
    refused("DescribeTaskExecution", WRONG, TaskExecutionArn=ABSENT_EXECUTION)
    refused("CancelTaskExecution", WRONG, TaskExecutionArn=ABSENT_EXECUTION)
    refused("CancelTaskExecution", WRONG, TaskExecutionArn=started[0])
    listed = driver.pages(SERVICE, "ListTaskExecutions", "TaskExecutions", 1, **task)
    arns = [one["TaskExecutionArn"] for one in listed]
    driver.expect(SERVICE, "ListTaskExecutions", "arns", arns, started)
    refused("ListTaskExecutions", WRONG, TaskArn=ABSENT_TASK)


def run(driver, ok, task):
    arn = ok("StartTaskExecution", **task)["TaskExecutionArn"]

    def ended(answer):
        return answer.get("Status") in ("SUCCESS", "ERROR")

    ran = driver.until(SERVICE, "DescribeTaskExecution", ended, TaskExecutionArn=arn)
    driver.expect(SERVICE, "DescribeTaskExecution", "Status", ran.get("Status"), "SUCCESS")
    return arn


def drive_tags(driver, ok, refused, task):
    where = {"ResourceArn": task}
    ok("TagResource", Tags=[{"Key": "a", "Value": "b"}, {"Key": "c", "Value": "d"}], **where)
    tags = driver.pages(SERVICE, "ListTagsForResource", "Tags", 1, **where)
    wanted = [{"Key": "a", "Value": "b"}, {"Key": "c", "Value": "d"}]
    driver.expect(SERVICE, "ListTagsForResource", "tags", tags, wanted)
    for resource in (ABSENT, ABSENT_TASK, ABSENT_EXECUTION):
        refused("TagResource", WRONG, ResourceArn=resource, Tags=wanted)
        refused("ListTagsForResource", WRONG, ResourceArn=resource)


def drive_cancelled_transfer(driver):
    """The last of all: an execution stays under way only while time does not jump."""
    given = driver.ok(SERVICE, "CreateLocationS3", **BUCKET)["LocationArn"]
    home = driver.ok(SERVICE, "CreateLocationEfs", **file_system(driver))["LocationArn"]
    ends = {"SourceLocationArn": given, "DestinationLocationArn": home}
    task = {"TaskArn": driver.ok(SERVICE, "CreateTask", **ends)["TaskArn"]}
    follow_real_time()
    started = driver.ok(SERVICE, "StartTaskExecution", **task)
    driver.refused(SERVICE, "StartTaskExecution", WRONG, **task)
    driver.refused(SERVICE, "DeleteTask", WRONG, **task)
    shown = driver.ok(SERVICE, "DescribeTask", **task)
    running = shown.get("CurrentTaskExecutionArn")
    driver.expect(SERVICE, "DescribeTask", "running", running, started["TaskExecutionArn"])
    execution = {"TaskExecutionArn": running}
    driver.ok(SERVICE, "CancelTaskExecution", **execution)
    shown = driver.ok(SERVICE, "DescribeTaskExecution", **execution)
    driver.expect(SERVICE, "CancelTaskExecution", "Status", shown.get("Status"), "ERROR")

