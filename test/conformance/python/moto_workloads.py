"""The calls of SageMaker, SSO Admin, Service Quotas and tagging that are compared."""
from moto_step import step

OUTPUT = {"S3OutputPath": "s3://bucket/output"}
SOURCE = {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://bucket/in"}}
CLUSTER = {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 10}
IMAGE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/image:1"


def prepare_workloads(sandbox, moto, facts):
    """A model, which moto's endpoints look for."""
    moto.client("sagemaker").create_model(ModelName="model", ExecutionRoleArn=facts["roleArn"])
    domain = sandbox.client("sagemaker").describe_domain(DomainId=facts["domainId"])
    facts["executionRoleArn"] = domain["DefaultUserSettings"]["ExecutionRole"]


def workloads(facts):
    role = {"RoleArn": facts["executionRoleArn"]}
    return [
        *[one for noun, request in jobs(role).items() for one in job(noun, request)],
        *endpoints(),
        *pipelines(role),
        *administration(),
    ]


def call(operation, params=None, case="", **keep):
    return step("sagemaker", operation, params, case, **keep)


def jobs(role):
    return {
        "TrainingJob": {
            "OutputDataConfig": OUTPUT,
            "ResourceConfig": CLUSTER,
            "AlgorithmSpecification": {"TrainingImage": IMAGE, "TrainingInputMode": "File"},
            "StoppingCondition": {"MaxRuntimeInSeconds": 3600},
            **role,
        },
        "ProcessingJob": {
            "ProcessingResources": {"ClusterConfig": CLUSTER},
            "AppSpecification": {"ImageUri": IMAGE},
            **role,
        },
        "TransformJob": {
            "ModelName": "model",
            "TransformInput": {"DataSource": SOURCE},
            "TransformOutput": OUTPUT,
            "TransformResources": {"InstanceType": "ml.m5.large", "InstanceCount": 1},
        },
        "HyperParameterTuningJob": {
            "HyperParameterTuningJobConfig": {
                "Strategy": "Bayesian",
                "ResourceLimits": {"MaxParallelTrainingJobs": 1},
            }
        },
        "AutoMLJob": {
            "OutputDataConfig": OUTPUT,
            "AutoMLJobInputDataConfig": [{"DataSource": SOURCE}],
            "AutoMLProblemTypeConfig": {
                "TabularJobConfig": {
                    "TargetAttributeName": "y",
                    "ProblemType": "Regression",
                    "CompletionCriteria": {"MaxCandidates": 1},
                }
            },
            "AutoMLJobObjective": {"MetricName": "MSE"},
            **role,
        },
    }


def job(noun, request):
    version = "V2" if noun == "AutoMLJob" else ""
    name, absent = {f"{noun}Name": "compared"}, {f"{noun}Name": "absent"}
    create, describe = f"Create{noun}{version}", f"Describe{noun}{version}"
    # The others, moto does not stop, and of some it describes results that it makes up.
    stops, shows = {"ProcessingJob", "AutoMLJob"}, {"TrainingJob", "ProcessingJob", "TransformJob"}
    return [
        call(create, {**name, **request}),
        call(create, {**name, **request}, "again"),
        *([call(describe, name)] if noun in shows else []),
        call(describe, absent, "absent"),
        call(f"List{noun}s", {"NameContains": "compared"}),
        *([call(f"Stop{noun}", absent, "absent")] if noun in stops else []),
    ]


def endpoints():
    variant = {"VariantName": "one", "ModelName": "model", "InitialInstanceCount": 1}
    variants = {"ProductionVariants": [{**variant, "InstanceType": "ml.m5.large"}]}
    config, name = {"EndpointConfigName": "compared"}, {"EndpointName": "compared"}
    return [
        call("CreateEndpointConfig", {**config, **variants}),
        call("CreateEndpoint", {**name, **config}),
        call("CreateEndpoint", {**name, "EndpointConfigName": "absent"}, "no configuration"),
        call("DescribeEndpoint", {"EndpointName": "absent"}, "absent"),
        call("ListEndpoints", {"NameContains": "absent"}, "none"),
        call("DeleteEndpoint", {"EndpointName": "absent"}, "absent"),
    ]


def pipelines(role):
    token = {"ClientRequestToken": "compared-compared-compared-compared"}
    name = {"PipelineName": "compared"}
    made = {**name, "PipelineDefinition": "{}", **role, **token}

    def started(state):
        return {"PipelineExecutionArn": state["execution"]}

    return [
        call("CreatePipeline", made),
        call("CreatePipeline", made, "again"),
        call("ListPipelines"),
        call(
            "StartPipelineExecution",
            {**name, **token},
            execution=lambda answer: answer["PipelineExecutionArn"],
        ),
        call("StartPipelineExecution", {**token, "PipelineName": "absent"}, "absent"),
        call("DescribePipelineExecution", started),
        call("ListPipelineExecutions", name),
        call("ListPipelineExecutions", {"PipelineName": "absent"}, "absent"),
    ]


def administration():
    code = {"ServiceCode": "absent", "QuotaCode": "L-AC46C40F"}  # Moto knows those of VPC alone.
    filters = {"TagFilters": [{"Key": "compared", "Values": ["nothing"]}]}
    arns = {"ResourceARNList": ["arn:aws:sqs:eu-west-1:111122223333:queue"]}

    def tagging(params, case=""):
        return step("resourcegroupstaggingapi", "GetResources", params, case)

    return [
        step("sso-admin", "ListInstances"),
        step("service-quotas", "GetServiceQuota", code, "absent"),
        tagging(filters),
        tagging({**filters, **arns}, "tags and ARNs"),
        tagging({"ResourcesPerPage": 101}, "long page"),
        tagging({"PaginationToken": "noToken"}, "bad token"),
    ]
