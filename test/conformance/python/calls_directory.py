"""The Identity Store API."""
from driver import FACTS

SERVICE = "identitystore"
STORE = {"IdentityStoreId": FACTS["identityStoreId"]}
NOBODY = "9067642b70-00000000-0000-0000-0000-000000000000"


def drive_identity_store(driver):
    def ok(operation, **params):
        return driver.ok(SERVICE, operation, **STORE, **params)

    def refused(operation, code, **params):
        driver.refused(SERVICE, operation, code, **STORE, **params)

    people = [ok("CreateUser", **person(number))["UserId"] for number in range(5)]
    first = people[0]
    refused("CreateUser", "ConflictException", **person(0))
    refused("CreateUser", "ValidationException", UserName="x" * 200, DisplayName="Too Long")
    shown = ok("DescribeUser", UserId=first)
    driver.expect(SERVICE, "DescribeUser", "UserName", shown.get("UserName"), "conf0@example.com")
    refused("DescribeUser", "ResourceNotFoundException", UserId=NOBODY)
    refused("DescribeUser", "ValidationException", UserId="not an id")
    ok("UpdateUser", UserId=first, Operations=[{"AttributePath": "title", "AttributeValue": "Chief"}])
    driver.expect(SERVICE, "UpdateUser", "Title", ok("DescribeUser", UserId=first).get("Title"), "Chief")
    refused(
        "UpdateUser",
        "ResourceNotFoundException",
        UserId=NOBODY,
        Operations=[{"AttributePath": "title", "AttributeValue": "x"}],
    )
    listed = driver.pages(SERVICE, "ListUsers", "Users", 2, **STORE)
    driver.expect(SERVICE, "ListUsers", "ids", {one["UserId"] for one in listed} >= set(people), True)
    named = {"AttributePath": "userName", "AttributeValue": "conf1@example.com"}
    found = ok("GetUserId", AlternateIdentifier={"UniqueAttribute": named})
    driver.expect(SERVICE, "GetUserId", "UserId", found.get("UserId"), people[1])
    nobody = {"AttributePath": "userName", "AttributeValue": "nobody@example.com"}
    refused(
        "GetUserId", "ResourceNotFoundException", AlternateIdentifier={"UniqueAttribute": nobody}
    )
    refused("ListUsers", "ValidationException", MaxResults=0)
    drive_groups(driver, ok, refused, people)
    refused("DeleteUser", "ResourceNotFoundException", UserId=NOBODY)
    ok("DeleteUser", UserId=people[4])
    refused("DescribeUser", "ResourceNotFoundException", UserId=people[4])


def drive_groups(driver, ok, refused, people):
    names = ["Conformance A", "Conformance B", "Conformance C"]
    groups = [ok("CreateGroup", DisplayName=name, Description="Of tests")["GroupId"] for name in names]
    group = groups[0]
    refused("CreateGroup", "ConflictException", DisplayName=names[0])
    driver.expect(
        SERVICE, "DescribeGroup", "name", ok("DescribeGroup", GroupId=group).get("DisplayName"), names[0]
    )
    refused("DescribeGroup", "ResourceNotFoundException", GroupId=NOBODY)
    ok(
        "UpdateGroup",
        GroupId=group,
        Operations=[{"AttributePath": "description", "AttributeValue": "Changed"}],
    )
    changed = [{"AttributePath": "description", "AttributeValue": "x"}]
    refused("UpdateGroup", "ResourceNotFoundException", GroupId=NOBODY, Operations=changed)
    driver.pages(SERVICE, "ListGroups", "Groups", 1, **STORE)
    refused("ListGroups", "ValidationException", MaxResults=0)
    unique = {"AttributePath": "displayName", "AttributeValue": names[1]}
    found = ok("GetGroupId", AlternateIdentifier={"UniqueAttribute": unique})
    driver.expect(SERVICE, "GetGroupId", "GroupId", found.get("GroupId"), groups[1])
    absent = {"AttributePath": "displayName", "AttributeValue": "Nobody"}
    refused(
        "GetGroupId", "ResourceNotFoundException", AlternateIdentifier={"UniqueAttribute": absent}
    )
    members = people[:3]
    memberships = [
        ok("CreateGroupMembership", GroupId=group, MemberId={"UserId": one})["MembershipId"]
        for one in members
    ]
    ok("CreateGroupMembership", GroupId=groups[1], MemberId={"UserId": people[0]})
    refused(
        "CreateGroupMembership", "ConflictException", GroupId=group, MemberId={"UserId": people[0]}
    )
    refused(
        "CreateGroupMembership",
        "ResourceNotFoundException",
        GroupId=NOBODY,
        MemberId={"UserId": people[0]},
    )
    ok("DescribeGroupMembership", MembershipId=memberships[0])
    refused("DescribeGroupMembership", "ResourceNotFoundException", MembershipId=NOBODY)
    found = ok("GetGroupMembershipId", GroupId=group, MemberId={"UserId": people[1]})
    driver.expect(SERVICE, "GetGroupMembershipId", "id", found.get("MembershipId"), memberships[1])
    refused(
        "GetGroupMembershipId",
        "ResourceNotFoundException",
        GroupId=groups[2],
        MemberId={"UserId": people[1]},
    )
    listed = driver.pages(SERVICE, "ListGroupMemberships", "GroupMemberships", 2, GroupId=group, **STORE)
    found = {one["MemberId"]["UserId"] for one in listed}
    driver.expect(SERVICE, "ListGroupMemberships", "members", found, set(members))
    driver.pages(
        SERVICE,
        "ListGroupMembershipsForMember",
        "GroupMemberships",
        1,
        MemberId={"UserId": people[0]},
        **STORE,
    )
    answer = ok("IsMemberInGroups", MemberId={"UserId": people[0]}, GroupIds=groups)
    exists = [one["MembershipExists"] for one in answer.get("Results", [])]
    driver.expect(SERVICE, "IsMemberInGroups", "of three", exists, [True, True, False])
    nobody = {"MemberId": {"UserId": NOBODY}}
    missing = "ResourceNotFoundException"
    refused("ListGroupMemberships", missing, GroupId=NOBODY)
    refused("ListGroupMembershipsForMember", missing, **nobody)
    refused("IsMemberInGroups", missing, GroupIds=groups, **nobody)
    refused("DeleteGroup", missing, GroupId=NOBODY)
    ok("DeleteGroupMembership", MembershipId=memberships[0])
    refused("DeleteGroupMembership", "ResourceNotFoundException", MembershipId=memberships[0])
    ok("DeleteGroup", GroupId=groups[2])
    refused("DescribeGroup", "ResourceNotFoundException", GroupId=groups[2])


def person(number):
    return {
        "UserName": f"conf{number}@example.com",
        "DisplayName": f"Conformance {number}",
        "Name": {"GivenName": "Conformance", "FamilyName": str(number)},
        "Emails": [{"Value": f"conf{number}@example.com", "Type": "work", "Primary": True}],
    }
