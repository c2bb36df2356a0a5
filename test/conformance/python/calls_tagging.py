"""The Resource Groups Tagging API, over pipelines that carry tags."""
from driver import FACTS

SERVICE = "tagging"
TAG = {"Key": "conformance", "Value": "tagging"}
ASKED = {"TagFilters": [{"Key": TAG["Key"], "Values": [TAG["Value"]]}]}


def drive_tagging(driver):
    def ok(**params):
        return driver.ok(SERVICE, "GetResources", **params)

    def refused(code, **params):
        driver.refused(SERVICE, "GetResources", code, **params)

    domain = driver.ok("sagemaker", "DescribeDomain", DomainId=FACTS["domainId"])
    role = domain["DefaultUserSettings"]["ExecutionRole"]
    arns = [pipeline(driver, f"tagged-{number}", role) for number in range(3)]
    found = driver.pages(SERVICE, "GetResources", "ResourceTagMappingList", 2, **ASKED)
    wanted = [{"ResourceARN": arn, "Tags": [TAG]} for arn in arns]
    driver.expect(SERVICE, "GetResources", "by tag", found, wanted)
    some = ok(ResourceARNList=arns[:1]).get("ResourceTagMappingList")
    driver.expect(SERVICE, "GetResources", "by ARN", some, wanted[:1])
    for kind, count in (("sagemaker", 3), ("sagemaker:pipeline", 3), ("sagemaker:space", 0)):
        some = ok(ResourceTypeFilters=[kind], **ASKED).get("ResourceTagMappingList", [])
        driver.expect(SERVICE, "GetResources", kind, len(some), count)
    refused("InvalidParameterException", ResourceARNList=arns, **ASKED)
    refused("InvalidParameterException", ResourcesPerPage=101)
    refused("InvalidParameterException", PaginationToken="noToken")


def pipeline(driver, name, role):
    asked = {
        "PipelineName": name,
        "PipelineDefinition": "{}",
        "ClientRequestToken": f"conformance-of-{name}-{'0' * 32}",
        "RoleArn": role,
        "Tags": [TAG],
    }
    return driver.ok("sagemaker", "CreatePipeline", **asked)["PipelineArn"]
