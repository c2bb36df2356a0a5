/** What the SCIM RFCs have and IAM Identity Center's documentation leaves out, as it shows. */

export interface ScimResult {
  readonly status: string
  readonly title: string
  readonly type: string
  readonly reason: string
}

export interface Unsupported {
  readonly why: string
  readonly meets: (result: ScimResult) => boolean
}

function says(title: RegExp, reason: RegExp = /./): Unsupported['meets'] {
  return (result) => title.test(`${result.title} ${result.type}`) && reason.test(result.reason)
}

/** "Guide" is the SCIM developer guide of IAM Identity Center. */
export const unsupported: readonly Unsupported[] = [
  {
    why: 'what is no operation of the guide answers 400 (guide: ValidationException), not 405',
    meets: says(/_methods/, /returned 400 instead of 405/),
  },
  {
    why: 'an address or a schema that is not there answers 400, not 404 (assumed)',
    meets: says(/^(access_invalid_|random_url)/, /status code is 400/),
  },
  {
    why: 'GET /ResourceTypes/{id} is not in the guide',
    meets: says(/^query_resource_type_by_id/, /unsupported operation/),
  },
  {
    why: 'schemas by their id carry no member `schemas`, as in the excerpt that the guide shows',
    meets: says(/^(access_schema_by_id|resource_types_schema_validation)/, /object with no schema/),
  },
  {
    why: 'the parameters attributes and excludedAttributes are not in the guide for users',
    meets: says(/_with_attributes User/, /excluded attribute|included|not requested|attribute/),
  },
  {
    why: 'POST /.search is not in the guide',
    meets: says(/^search_with_attributes User/, /unsupported operation/),
  },
  {
    why: 'PutUser answers 201, as in the example of the guide',
    meets: says(/^object_replacement User/, /status code: 201/),
  },
  {
    why: 'PUT on a group is not in the guide (PATCH is)',
    meets: says(/^object_replacement Group/, /unsupported operation/),
  },
  {
    why: 'roles cannot be modified: the list of what PatchUser may modify leaves them out (guide)',
    meets: says(/^check_\w+_attribute User/, /Attribute roles cannot be modified/),
  },
  {
    why: 'active can be set and not removed (assumed)',
    meets: says(/^check_remove_attribute User/, /not supported for active/),
  },
  {
    why: 'the enterprise extension is patched attribute by attribute, not whole (assumed)',
    meets: says(/^check_\w+_attribute User/, /:schemas is not recognized/),
  },
  {
    why: 'a manager is kept by value alone; the guide shows no $ref of it',
    meets: says(/^check_\w+_attribute User/, /enterprise:2\.0:User:manager/),
  },
  {
    why: 'members are users that are there; the tester makes some up',
    meets: says(/Group/, /USER not found/),
  },
  {
    why: 'the members of a group cannot be replaced at once (guide: add and remove)',
    meets: says(/^check_replace_attribute Group/, /Replacing all group memberships/),
  },
]
