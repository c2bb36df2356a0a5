"""What SageMaker works on: jobs, endpoints, pipelines, monitoring schedules, start-up scripts."""
import base64

from driver import FACTS

SERVICE = "sagemaker"
IMAGE = f"{FACTS['accountId']}.dkr.ecr.{FACTS['region']}.amazonaws.com/image:1"
OUTPUT = {"S3OutputPath": "s3://bucket/output"}
SOURCE = {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://bucket/in"}}
# Of these SageMaker says ValidationException (aws/aws-sdk 165, ACK's controller).
INVALID_WHEN_ABSENT = {"TrainingJob", "ProcessingJob", "TransformJob"}
CLUSTER = {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 10}


def drive_workloads(driver):
    def ok(operation, **params):
        return driver.ok(SERVICE, operation, **params)

    def refused(operation, code, **params):
        driver.refused(SERVICE, operation, code, **params)

    domain = ok("DescribeDomain", DomainId=FACTS["domainId"])
    role = {"RoleArn": domain["DefaultUserSettings"]["ExecutionRole"]}
    for noun, version, request in jobs(role):
        drive_jobs(driver, ok, refused, noun, version, request)
    unusable = {"RoleArn": FACTS["dataSyncRoleArn"]}
    _, _, request = jobs(unusable)[0]
    refused("CreateTrainingJob", "ValidationException", TrainingJobName="unusable", **request)
    drive_endpoints(driver, ok, refused)
    drive_pipelines(driver, ok, refused, role)
    drive_schedules(driver, ok, refused)
    drive_configs(driver, ok, refused)


def jobs(role):
    """Of each kind: its name, what its creation's name ends with, a request."""
    training = {
        "OutputDataConfig": OUTPUT,
        "ResourceConfig": CLUSTER,
        "AlgorithmSpecification": {"TrainingImage": IMAGE, "TrainingInputMode": "File"},
        "StoppingCondition": {"MaxRuntimeInSeconds": 3600},
        **role,
    }
    processing = {
        "ProcessingResources": {"ClusterConfig": CLUSTER},
        "AppSpecification": {"ImageUri": IMAGE},
        **role,
    }
    transform = {
        "ModelName": "model",
        "TransformInput": {"DataSource": SOURCE},
        "TransformOutput": OUTPUT,
        "TransformResources": {"InstanceType": "ml.m5.large", "InstanceCount": 1},
    }
    limits = {"MaxParallelTrainingJobs": 1}
    tuning = {"Strategy": "Bayesian", "ResourceLimits": limits}
    auto = {
        "OutputDataConfig": OUTPUT,
        "AutoMLJobInputDataConfig": [{"DataSource": SOURCE}],
        "AutoMLProblemTypeConfig": {"TabularJobConfig": {"TargetAttributeName": "y"}},
        **role,
    }
    return [
        ("TrainingJob", "", training),
        ("ProcessingJob", "", processing),
        ("TransformJob", "", transform),
        ("HyperParameterTuningJob", "", {"HyperParameterTuningJobConfig": tuning}),
        ("AutoMLJob", "V2", auto),
    ]


def drive_jobs(driver, ok, refused, noun, version, request):
    create, describe = f"Create{noun}{version}", f"Describe{noun}{version}"
    stop, list_all, name = f"Stop{noun}", f"List{noun}s", f"{noun}Name"
    status, absent = f"{noun}Status", {f"{noun}Name": "absent"}
    unknown = "ValidationException" if noun in INVALID_WHEN_ABSENT else "ResourceNotFound"
    names = [f"conf-{number}" for number in range(3)]
    arns = [ok(create, **{name: one}, **request)[f"{noun}Arn"] for one in names]
    refused(create, "ResourceInUse", **{name: names[0]}, **request)
    refused(create, "ValidationException", **{name: "no name!"}, **request)
    shown = ok(describe, **{name: names[0]})
    found = [shown.get(one) for one in (name, f"{noun}Arn", status)]
    driver.expect(SERVICE, describe, "job", found, [names[0], arns[0], "InProgress"])
    refused(describe, unknown, **absent)
    ok(stop, **{name: names[0]})
    refused(stop, "ValidationException", **{name: names[0]})
    refused(stop, unknown, **absent)
    driver.until(SERVICE, describe, lambda one: one.get(status) == "Stopped", **{name: names[0]})
    ascending = {"SortBy": "CreationTime", "SortOrder": "Ascending"}
    summaries = f"{noun}Summaries"
    listed = driver.pages(SERVICE, list_all, summaries, 1, NameContains="conf-", **ascending)
    driver.expect(SERVICE, list_all, "names", [one[name] for one in listed], names)
    stopped = ok(list_all, StatusEquals="Stopped").get(summaries, [])
    driver.expect(SERVICE, list_all, "stopped", [one[name] for one in stopped], names[:1])
    refused(list_all, "ValidationException", NextToken="noToken")


def drive_endpoints(driver, ok, refused):
    variant = {"VariantName": "one", "ModelName": "model", "InitialInstanceCount": 1}
    variants = {"ProductionVariants": [{**variant, "InstanceType": "ml.m5.large"}]}
    config = {"EndpointConfigName": "conf"}
    ok("CreateEndpointConfig", **config, **variants)
    refused("CreateEndpointConfig", "ValidationException", **config, **variants)
    names = ["conf-0", "conf-1"]
    for name in names:
        ok("CreateEndpoint", EndpointName=name, **config)
        awaited(driver, "DescribeEndpoint", "EndpointStatus", "InService", EndpointName=name)
    refused("CreateEndpoint", "ValidationException", EndpointName=names[0], **config)
    other = {"EndpointName": "other", "EndpointConfigName": "absent"}
    refused("CreateEndpoint", "ValidationException", **other)
    refused("DescribeEndpoint", "ValidationException", EndpointName="absent")
    ascending = {"SortBy": "CreationTime", "SortOrder": "Ascending"}
    listed = driver.pages(SERVICE, "ListEndpoints", "Endpoints", 1, **ascending)
    driver.expect(SERVICE, "ListEndpoints", "names", [one["EndpointName"] for one in listed], names)
    refused("ListEndpoints", "ValidationException", NextToken="noToken")
    for name in names:
        ok("DeleteEndpoint", EndpointName=name)
    refused("DeleteEndpoint", "ValidationException", EndpointName="absent")

    def none(answer):
        return answer.get("Endpoints") == []

    driver.until(SERVICE, "ListEndpoints", none)


def drive_pipelines(driver, ok, refused, role):
    names = ["conf-0", "conf-1"]
    for name in names:
        ok("CreatePipeline", PipelineDefinition="{}", **role, **pipeline(name))
    again = {"PipelineDefinition": "{}", **role, **pipeline(names[0])}
    refused("CreatePipeline", "ValidationException", **again)
    listed = driver.pages(
        SERVICE, "ListPipelines", "PipelineSummaries", 1, PipelineNamePrefix="conf"
    )
    found = sorted(one["PipelineName"] for one in listed)
    driver.expect(SERVICE, "ListPipelines", "names", found, names)
    refused("ListPipelines", "ValidationException", NextToken="noToken")
    started = [
        ok("StartPipelineExecution", **pipeline(names[0]))["PipelineExecutionArn"] for _ in names
    ]
    refused("StartPipelineExecution", "ResourceNotFound", **pipeline("absent"))
    execution = {"PipelineExecutionArn": started[0]}
    absent = {"PipelineExecutionArn": started[0][:-12] + "0" * 12}
    token = {"ClientRequestToken": "c" * 32}
    shown = ok("DescribePipelineExecution", **execution).get("PipelineExecutionStatus")
    driver.expect(SERVICE, "DescribePipelineExecution", "status", shown, "Executing")
    refused("DescribePipelineExecution", "ResourceNotFound", **absent)
    ok("StopPipelineExecution", **execution, **token)
    refused("StopPipelineExecution", "ResourceNotFound", **absent, **token)
    refused("StopPipelineExecution", "ValidationException", **execution, **token)
    status = "PipelineExecutionStatus"
    awaited(driver, "DescribePipelineExecution", status, "Stopped", **execution)
    summaries, where = "PipelineExecutionSummaries", {"PipelineName": names[0]}
    listed = driver.pages(SERVICE, "ListPipelineExecutions", summaries, 1, **where)
    found = {one["PipelineExecutionArn"] for one in listed}
    driver.expect(SERVICE, "ListPipelineExecutions", "arns", found, set(started))
    refused("ListPipelineExecutions", "ResourceNotFound", PipelineName="absent")


def pipeline(name):
    return {"PipelineName": name, "ClientRequestToken": f"conformance-of-{name}-{'0' * 32}"}


def drive_schedules(driver, ok, refused):
    watched = {
        "ScheduleConfig": {"ScheduleExpression": "cron(0 * ? * * *)"},
        "MonitoringJobDefinitionName": "watch",
        "MonitoringType": "DataQuality",
    }
    config = {"MonitoringScheduleConfig": watched}
    status, operation = "MonitoringScheduleStatus", "DescribeMonitoringSchedule"
    named = [{"MonitoringScheduleName": f"conf-{number}"} for number in range(2)]
    for name in named:
        ok("CreateMonitoringSchedule", **name, **config)
        awaited(driver, operation, status, "Scheduled", **name)
    refused("CreateMonitoringSchedule", "ResourceInUse", **named[0], **config)
    summaries = "MonitoringScheduleSummaries"
    listed = driver.pages(SERVICE, "ListMonitoringSchedules", summaries, 1)
    driver.expect(SERVICE, "ListMonitoringSchedules", "count", len(listed), 2)
    refused("ListMonitoringSchedules", "ValidationException", NextToken="noToken")
    ok("StopMonitoringSchedule", **named[0])
    awaited(driver, operation, status, "Stopped", **named[0])
    refused("StopMonitoringSchedule", "ValidationException", **named[0])
    for name in ("StopMonitoringSchedule", operation):
        refused(name, "ResourceNotFound", MonitoringScheduleName="absent")


def drive_configs(driver, ok, refused):
    content = base64.b64encode(b"echo hello").decode()
    script = {
        "StudioLifecycleConfigContent": content,
        "StudioLifecycleConfigAppType": "JupyterLab",
    }
    create, describe = "CreateStudioLifecycleConfig", "DescribeStudioLifecycleConfig"
    delete, every = "DeleteStudioLifecycleConfig", "ListStudioLifecycleConfigs"
    named = [{"StudioLifecycleConfigName": f"conf-{number}"} for number in range(2)]
    for name in named:
        ok(create, **name, **script)
    refused(create, "ResourceInUse", **named[0], **script)
    long = {**script, "StudioLifecycleConfigContent": "a" * 16_385}
    refused(create, "ValidationException", StudioLifecycleConfigName="long", **long)
    shown = ok(describe, **named[0]).get("StudioLifecycleConfigContent")
    driver.expect(SERVICE, describe, "content", shown, content)
    listed = driver.pages(SERVICE, every, "StudioLifecycleConfigs", 1, NameContains="conf")
    found = sorted(one["StudioLifecycleConfigName"] for one in listed)
    wanted = [one["StudioLifecycleConfigName"] for one in named]
    driver.expect(SERVICE, every, "names", found, wanted)
    refused(every, "ValidationException", NextToken="noToken")
    for name in named:
        ok(delete, **name)
    for operation in (describe, delete):
        refused(operation, "ResourceNotFound", **named[0])


def awaited(driver, operation, member, value, **params):
    return driver.until(SERVICE, operation, lambda one: one.get(member) == value, **params)
