"""The calls of S3 and DataSync that are compared."""
from moto_step import step

ABSENT = "conformance-absent"


def prepare_storage(sandbox, moto, facts):
    """The bucket, and what DataSync moves from: a file system here, a file share there."""
    place = {"LocationConstraint": facts["region"]}
    moto.client("s3").create_bucket(Bucket=facts["bucket"], CreateBucketConfiguration=place)
    where = f"{facts['region']}:{facts['accountId']}"
    domain = sandbox.client("sagemaker").describe_domain(DomainId=facts["domainId"])
    system = domain["HomeEfsFileSystemId"]
    network = {
        "SubnetArn": f"arn:aws:ec2:{where}:subnet/subnet-0a1b2c3d",
        "SecurityGroupArns": [f"arn:aws:ec2:{where}:security-group/sg-0a1b2c3d"],
    }
    home = sandbox.client("datasync").create_location_efs(
        EfsFilesystemArn=f"arn:aws:elasticfilesystem:{where}:file-system/{system}",
        Ec2Config=network,
    )
    share = moto.client("datasync").create_location_smb(
        ServerHostname="host",
        Subdirectory="/",
        User="user",
        Password="password",
        AgentArns=[f"arn:aws:datasync:{where}:agent/agent-{'0' * 17}"],
    )
    sandbox.state["home"], moto.state["home"] = home["LocationArn"], share["LocationArn"]


def objects(facts):
    bucket = {"Bucket": facts["bucket"]}

    def call(operation, params, case=""):
        return step("s3", operation, {**bucket, **params}, case)

    def absent(operation, params):
        return step("s3", operation, {"Bucket": ABSENT, **params}, "no bucket")

    kept = {
        "ContentType": "text/plain",
        "StorageClass": "STANDARD_IA",
        "Metadata": {"file-owner": "200001"},
    }
    return [
        call("HeadBucket", {}),
        absent("HeadBucket", {}),
        call("PutObject", {"Key": "a/1", "Body": b"hello", **kept}),
        *[call("PutObject", {"Key": key, "Body": b""}, key) for key in ("a/2", "a/b/3", "c")],
        call("PutObject", {"Key": "c", "Body": b"x", "IfNoneMatch": "*"}, "taken"),
        absent("PutObject", {"Key": "a", "Body": b"x"}),
        call("HeadObject", {"Key": "a/1"}),
        call("HeadObject", {"Key": "absent"}, "absent"),
        call("GetObject", {"Key": "a/1"}),
        call("GetObject", {"Key": "c"}, "empty"),
        call("GetObject", {"Key": "absent"}, "absent"),
        absent("GetObject", {"Key": "a"}),
        call("ListObjectsV2", {}),
        call("ListObjectsV2", {"MaxKeys": 2, "StartAfter": "a/1"}, "page"),
        call("ListObjectsV2", {"Delimiter": "/", "Prefix": "a/"}, "folded"),
        call("ListObjectsV2", {"Prefix": "absent"}, "none"),
        call("ListObjectsV2", {"ContinuationToken": "no token"}, "bad token"),
        absent("ListObjectsV2", {}),
        call("DeleteObject", {"Key": "c"}),
        call("DeleteObject", {"Key": "c"}, "again"),
        absent("DeleteObject", {"Key": "a"}),
        call("PutObject", {"Key": "k" * 1025, "Body": b"x"}, "long key"),
        call("PutObject", {"Key": "c", "Body": b"x", "ChecksumCRC32": "AAAAAA=="}, "bad sum"),
    ]


def transfers(facts):
    def call(operation, params=None, case="", **keep):
        return step("datasync", operation, params, case, **keep)

    where = f"{facts['region']}:{facts['accountId']}"
    location = {"LocationArn": f"arn:aws:datasync:{where}:location/loc-{'0' * 16}f"}
    task = {"TaskArn": f"arn:aws:datasync:{where}:task/task-{'0' * 16}f"}
    execution = {"TaskExecutionArn": f"{task['TaskArn']}/execution/exec-{'0' * 16}f"}
    s3 = {
        "S3BucketArn": f"arn:aws:s3:::{facts['bucket']}",
        "Subdirectory": "/out",
        "S3Config": {"BucketAccessRoleArn": facts["dataSyncRoleArn"]},
    }

    def ends(state):
        return {"SourceLocationArn": state["home"], "DestinationLocationArn": state["bucket"]}

    def nowhere(state):
        return {**ends(state), "SourceLocationArn": location["LocationArn"]}

    def made(state):
        return {"TaskArn": state["task"]}

    def located(state):
        return {"LocationArn": state["bucket"]}

    return [
        call("CreateLocationS3", s3, bucket=lambda answer: answer["LocationArn"]),
        call("DescribeLocationS3", located),
        call("DescribeLocationS3", lambda state: {"LocationArn": state["home"]}, "another kind"),
        call("DescribeLocationS3", location, "absent"),
        call("ListLocations"),
        call("CreateLocationS3", {**s3, "S3BucketArn": f"arn:aws:s3:::{ABSENT}"}, "no bucket"),
        call(
            "CreateTask",
            lambda state: {"Name": "compared", **ends(state)},
            task=lambda answer: answer["TaskArn"],
        ),
        call("CreateTask", nowhere, "absent"),
        call("DescribeTask", made),
        call("DescribeTask", task, "absent"),
        call("ListTasks"),
        call("DeleteLocation", lambda state: {"LocationArn": state["home"]}, "in use"),
        call("StartTaskExecution", task, "absent"),
        call("DescribeTaskExecution", execution, "absent"),
        call("CancelTaskExecution", execution, "absent"),
        call("DeleteTask", made),
        call("DeleteTask", made, "again"),
        call("DeleteLocation", located),
        call("DeleteLocation", located, "again"),
    ]
