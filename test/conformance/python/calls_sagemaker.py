"""SageMaker Studio: profiles, spaces, apps, domains, tags. The sandbox's time is virtual."""
import time

from driver import FACTS

SERVICE = "sagemaker"
DOMAIN = {"DomainId": FACTS["domainId"]}
ROLE = f"arn:aws:iam::{FACTS['accountId']}:role/rollcall/persona/none"


def drive_sagemaker(driver):
    def ok(operation, **params):
        return driver.ok(SERVICE, operation, **params)

    def refused(operation, code, **params):
        driver.refused(SERVICE, operation, code, **params)

    domain = ok("DescribeDomain", **DOMAIN)
    role = domain.get("DefaultUserSettings", {}).get("ExecutionRole", ROLE)
    refused("DescribeDomain", "ResourceNotFound", DomainId="d-absent")
    listed = driver.pages(SERVICE, "ListDomains", "Domains", 1)
    ids = {one["DomainId"] for one in listed}
    driver.expect(SERVICE, "ListDomains", "ids", FACTS["domainId"] in ids, True)
    names = [f"conformance-{number}" for number in range(3)]
    arns = [profile(driver, name, role) for name in names]
    refused("CreateUserProfile", "ResourceInUse", UserProfileName=names[0], **DOMAIN)
    shown = awaited(driver, "DescribeUserProfile", UserProfileName=names[0], **DOMAIN)
    driver.expect(SERVICE, "DescribeUserProfile", "Status", shown.get("Status"), "InService")
    refused("DescribeUserProfile", "ResourceNotFound", UserProfileName="absent", **DOMAIN)
    driver.pages(SERVICE, "ListUserProfiles", "UserProfiles", 1, DomainIdEquals=FACTS["domainId"])
    settings = {"ExecutionRole": role, "SecurityGroups": []}
    ok("UpdateUserProfile", UserProfileName=names[0], UserSettings=settings, **DOMAIN)
    refused("UpdateUserProfile", "ResourceNotFound", UserProfileName="absent", **DOMAIN)
    awaited(driver, "DescribeUserProfile", UserProfileName=names[0], **DOMAIN)
    drive_tags(driver, ok, refused, arns[0])
    drive_spaces(driver, ok, refused, names)
    drive_apps(driver, ok, refused, names[0])
    ok("CreatePresignedDomainUrl", UserProfileName=names[0], **DOMAIN)
    refused("CreatePresignedDomainUrl", "ResourceNotFound", UserProfileName="absent", **DOMAIN)
    ok("UpdateDomain", DefaultUserSettings={"ExecutionRole": role}, **DOMAIN)
    refused("UpdateDomain", "ResourceNotFound", DomainId="d-absent")
    ok("DeleteUserProfile", UserProfileName=names[2], **DOMAIN)
    gone(driver, "DescribeUserProfile", UserProfileName=names[2], **DOMAIN)
    refused("DeleteUserProfile", "ResourceNotFound", UserProfileName=names[2], **DOMAIN)


def profile(driver, name, role):
    answer = driver.ok(
        SERVICE,
        "CreateUserProfile",
        UserProfileName=name,
        UserSettings={"ExecutionRole": role},
        Tags=[{"Key": "made-by", "Value": "conformance"}],
        **DOMAIN,
    )
    awaited(driver, "DescribeUserProfile", UserProfileName=name, **DOMAIN)
    return answer.get("UserProfileArn", "")


def drive_tags(driver, ok, refused, arn):
    ok("AddTags", ResourceArn=arn, Tags=[{"Key": "team", "Value": "fraud"}])
    tags = ok("ListTags", ResourceArn=arn).get("Tags", [])
    found = {one["Key"]: one["Value"] for one in tags}
    driver.expect(SERVICE, "ListTags", "tags", found, {"made-by": "conformance", "team": "fraud"})
    ok("DeleteTags", ResourceArn=arn, TagKeys=["team"])
    refused(
        "AddTags", "ValidationException", ResourceArn=arn, Tags=[{"Key": "aws:x", "Value": "y"}]
    )


def drive_spaces(driver, ok, refused, names):
    owner = {
        "OwnershipSettings": {"OwnerUserProfileName": names[0]},
        "SpaceSharingSettings": {"SharingType": "Private"},
        "SpaceSettings": {"AppType": "JupyterLab", "RemoteAccess": "ENABLED"},
    }
    for name in ("space-a", "space-b"):
        ok("CreateSpace", SpaceName=name, **owner, **DOMAIN)
        awaited(driver, "DescribeSpace", SpaceName=name, **DOMAIN)
    refused("CreateSpace", "ResourceInUse", SpaceName="space-a", **owner, **DOMAIN)
    refused("DescribeSpace", "ResourceNotFound", SpaceName="absent", **DOMAIN)
    driver.pages(SERVICE, "ListSpaces", "Spaces", 1, DomainIdEquals=FACTS["domainId"])
    ok("UpdateSpace", SpaceName="space-a", SpaceDisplayName="A space", **DOMAIN)
    refused("UpdateSpace", "ResourceNotFound", SpaceName="absent", **DOMAIN)
    awaited(driver, "DescribeSpace", SpaceName="space-a", **DOMAIN)
    ok("DeleteSpace", SpaceName="space-b", **DOMAIN)
    gone(driver, "DescribeSpace", SpaceName="space-b", **DOMAIN)
    refused("DeleteSpace", "ResourceNotFound", SpaceName="absent", **DOMAIN)


def drive_apps(driver, ok, refused, name):
    server = {"UserProfileName": name, "AppType": "JupyterServer", "AppName": "default", **DOMAIN}
    lab = {"SpaceName": "space-a", "AppType": "JupyterLab", "AppName": "default", **DOMAIN}
    for app in (server, lab):
        ok("CreateApp", **app)
        awaited(driver, "DescribeApp", **app)
    refused("CreateApp", "ResourceInUse", **server)
    space = ok("DescribeSpace", SpaceName="space-a", **DOMAIN).get("SpaceArn", "")
    ok("StartSession", ResourceIdentifier=space)
    refused("StartSession", "ResourceNotFound", ResourceIdentifier=f"{space}-absent")
    refused("DescribeApp", "ResourceNotFound", **{**server, "AppName": "absent"})
    driver.pages(SERVICE, "ListApps", "Apps", 1, DomainIdEquals=FACTS["domainId"])
    refused("DeleteUserProfile", "ResourceInUse", UserProfileName=name, **DOMAIN)
    for app in (server, lab):
        ok("DeleteApp", **app)
    refused("DeleteApp", "ResourceNotFound", **{**server, "AppName": "absent"})


def awaited(driver, operation, **params):
    """The description once it is in service; time passes while nobody calls."""
    return driver.until(SERVICE, operation, lambda answer: answer.get("Status") == "InService", **params)


def gone(driver, operation, **params):
    client = driver.client(SERVICE)
    cases = driver.cases
    for _ in range(200):
        try:
            driver.send(SERVICE, operation, params, {})
        except client.exceptions.ResourceNotFound:
            driver.cases = cases + 1
            return
        time.sleep(0.05)
    driver.problem(SERVICE, operation, f"{params} is not gone")
