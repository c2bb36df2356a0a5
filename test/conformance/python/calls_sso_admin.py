"""SSO Admin: the applications of two Studio domains, and who is assigned to them."""
from driver import FACTS

SERVICE = "sso-admin"
STORE = {"IdentityStoreId": FACTS["identityStoreId"]}
NOBODY = "00000000-0000-4000-8000-000000000000"
ABSENT = f"arn:aws:sso::{FACTS['accountId']}:application/ssoins-{'0' * 16}/apl-{'0' * 16}"
OTHER = f"arn:aws:sso:::instance/ssoins-{'0' * 16}"


def drive_sso_admin(driver):
    def ok(operation, **params):
        return driver.ok(SERVICE, operation, **params)

    def refused(operation, code, **params):
        driver.refused(SERVICE, operation, code, **params)

    instances = ok("ListInstances").get("Instances", [])
    stores = [one["IdentityStoreId"] for one in instances]
    driver.expect(SERVICE, "ListInstances", "stores", stores, [FACTS["identityStoreId"]])
    refused("ListInstances", "ValidationException", MaxResults=0)
    instance = {"InstanceArn": instances[0]["InstanceArn"]}
    applications = driver.pages(SERVICE, "ListApplications", "Applications", 1, **instance)
    arns = [one["ApplicationArn"] for one in applications]
    driver.expect(SERVICE, "ListApplications", "two", len(arns), 2)
    none = ok("ListApplications", Filter={"ApplicationAccount": "999999999999"}, **instance)
    driver.expect(SERVICE, "ListApplications", "filtered", none.get("Applications"), [])
    refused("ListApplications", "ValidationException", InstanceArn=OTHER)
    refused("ListApplications", "ValidationException", NextToken="noToken", **instance)
    application = {"ApplicationArn": arns[0]}
    described = ok("DescribeApplication", **application)
    driver.expect(SERVICE, "DescribeApplication", "as listed", plain(described), applications[0])
    refused("DescribeApplication", "ResourceNotFoundException", ApplicationArn=ABSENT)
    refused("DescribeApplication", "ValidationException", ApplicationArn="no arn at all")
    drive_configuration(driver, ok, refused, application)
    drive_assignments(driver, ok, refused, arns, instance)


def plain(answer):
    return {name: value for name, value in answer.items() if name != "ResponseMetadata"}


def drive_configuration(driver, ok, refused, application):
    get, put = "GetApplicationAssignmentConfiguration", "PutApplicationAssignmentConfiguration"
    for required in (False, True):
        ok(put, AssignmentRequired=required, **application)
        found = ok(get, **application).get("AssignmentRequired")
        driver.expect(SERVICE, get, "required", found, required)
    refused(get, "ResourceNotFoundException", ApplicationArn=ABSENT)
    refused(put, "ResourceNotFoundException", ApplicationArn=ABSENT, AssignmentRequired=True)
    refused(put, "ValidationException", **application)


def drive_assignments(driver, ok, refused, arns, instance):
    user, group = principals(driver)
    ofUser = {"PrincipalId": user, "PrincipalType": "USER"}
    ofGroup = {"PrincipalId": group, "PrincipalType": "GROUP"}
    nobody = {"PrincipalId": NOBODY, "PrincipalType": "USER"}
    application, other = ({"ApplicationArn": arn} for arn in arns)
    for principal in (ofUser, ofGroup):
        ok("CreateApplicationAssignment", **application, **principal)
    ok("CreateApplicationAssignment", **other, **ofUser)
    refused("CreateApplicationAssignment", "ConflictException", **application, **ofUser)
    described = ok("DescribeApplicationAssignment", **application, **ofUser)
    wanted = {**application, **ofUser}
    driver.expect(SERVICE, "DescribeApplicationAssignment", "answer", plain(described), wanted)
    listed = driver.pages(
        SERVICE, "ListApplicationAssignments", "ApplicationAssignments", 1, **application
    )
    found = [one["PrincipalId"] for one in listed]
    driver.expect(SERVICE, "ListApplicationAssignments", "who", found, [user, group])
    mine = "ListApplicationAssignmentsForPrincipal"
    listed = driver.pages(SERVICE, mine, "ApplicationAssignments", 1, **instance, **ofUser)
    found = [(one["ApplicationArn"], one["PrincipalId"]) for one in listed]
    wanted = [(arns[0], user), (arns[0], group), (arns[1], user)]
    driver.expect(SERVICE, mine, "also of the group", found, wanted)
    only = ok(mine, Filter=other, **instance, **ofUser).get("ApplicationAssignments", [])
    driver.expect(SERVICE, mine, "filtered", [one["ApplicationArn"] for one in only], arns[1:])
    drive_refusals(refused, application, instance, ofUser, nobody)
    for principal in (ofUser, ofGroup):
        ok("DeleteApplicationAssignment", **application, **principal)
    ok("DeleteApplicationAssignment", **application, **ofUser)
    refused("DescribeApplicationAssignment", "ResourceNotFoundException", **application, **ofUser)


def drive_refusals(refused, application, instance, principal, nobody):
    absent = {"ApplicationArn": ABSENT}
    mine = "ListApplicationAssignmentsForPrincipal"
    for operation in ("Create", "Delete", "Describe"):
        named = f"{operation}ApplicationAssignment"
        refused(named, "ResourceNotFoundException", **absent, **principal)
        refused(named, "ValidationException", PrincipalId="no id", PrincipalType="USER", **absent)
    refused("CreateApplicationAssignment", "ResourceNotFoundException", **application, **nobody)
    refused("ListApplicationAssignments", "ResourceNotFoundException", **absent)
    token = {"NextToken": "noToken"}
    refused("ListApplicationAssignments", "ValidationException", **token, **application)
    refused(mine, "ResourceNotFoundException", InstanceArn=OTHER, **principal)
    refused(mine, "ResourceNotFoundException", **instance, **nobody)
    refused(mine, "ValidationException", **token, **instance, **principal)


def principals(driver):
    """A user, and a group that the user is in."""
    person = {"UserName": "assigned@example.com", "DisplayName": "Assigned"}
    named = {"Name": {"GivenName": "As", "FamilyName": "Signed"}}
    user = driver.ok("identitystore", "CreateUser", **person, **named, **STORE)["UserId"]
    group = driver.ok("identitystore", "CreateGroup", DisplayName="Assigned", **STORE)["GroupId"]
    member = {"GroupId": group, "MemberId": {"UserId": user}}
    driver.ok("identitystore", "CreateGroupMembership", **member, **STORE)
    return user, group
