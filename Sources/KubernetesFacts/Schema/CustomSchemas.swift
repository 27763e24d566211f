internal import Diagnostics
package import ManifestTree

/// The schemas in the CustomResourceDefinitions among the objects, and the issues of custom resources under them.
///
/// The API server checks the same keywords and rules, and formats, which are not checked here.
package struct CustomSchemas: Sendable {
  /// By group and kind, the definitions; an input can contain several, such as one for each channel of an API.
  private var definitions: [GroupKind: [Definition]] = [:]
  /// The API groups of which a mutating webhook can complete objects before the server checks them; `*` is all groups.
  private var completedGroups: Set<String> = []

  /// Reads the definitions among the objects.
  package init(among objects: some Sequence<Object>) {
    for object in objects {
      if object.identity.groupKind == .customResourceDefinition {
        guard let definition = Definition(object.node["spec"]) else { continue }
        definitions[definition.kind, default: []].append(definition)
      } else if object.identity.kind == "MutatingWebhookConfiguration" {
        completedGroups.formUnion(Self.groups(ofWebhooksIn: object.node))
      }
    }
  }

  /// The API groups in the rules of webhooks; a program sets the rules of a webhook without any.
  private static func groups(ofWebhooksIn configuration: Node) -> [String] {
    guard case .list(let webhooks)? = configuration["webhooks"] else { return [] }
    return webhooks.flatMap { webhook in
      guard case .list(let rules)? = webhook["rules"], !rules.isEmpty else { return ["*"] }
      return rules.flatMap { rule -> [String] in
        guard case .list(let groups)? = rule["apiGroups"] else { return [] }
        return groups.compactMap(\.text)
      }
    }
  }

  private func isCompleted(_ group: String) -> Bool {
    completedGroups.contains("*") || completedGroups.contains(group)
  }

  /// The issues of an object under a table of schemas, and those under the definitions among the objects that the table
  /// does not report at the same place.
  package func issues(of object: Node, beside table: SchemaTable) -> [SchemaIssue] {
    let known = table.validate(object)
    guard !definitions.isEmpty else { return known }
    func place(_ issue: SchemaIssue) -> Place {
      Place(path: issue.path, missing: issue.fault == .missingField ? issue.found : nil)
    }
    let places = Set(known.map(place))
    return known + issues(of: object).filter { !places.contains(place($0)) }
  }

  private struct Place: Hashable {
    let path: NodePath
    /// The message about a missing field, whose path is that of its parent.
    let missing: String?
  }

  /// The issues of an object; none if no definition among the objects defines its kind, or if it is valid under one of
  /// several.
  package func issues(of object: Node) -> [SchemaIssue] {
    guard !definitions.isEmpty, let apiVersion = object["apiVersion"]?.text, let kind = object["kind"]?.text,
      let known = definitions[GroupKind(String(apiVersion.apiGroup), kind)]
    else { return [] }
    var first: [SchemaIssue]?
    for definition in known {
      let issues = definition.issues(
        of: object, apiVersion: apiVersion, kind: kind, isCompleted: isCompleted(definition.kind.group))
      if issues.isEmpty { return [] }
      first = first ?? issues
    }
    return first ?? []
  }

  /// The versions of one CustomResourceDefinition.
  private struct Definition: Sendable {
    let kind: GroupKind
    private let versions: [String]
    private let schemas: [String: Node]

    init?(_ spec: Node?) {
      guard let group = spec?["group"]?.text, let kind = spec?["names"]?["kind"]?.text,
        case .list(let versions)? = spec?["versions"]
      else { return nil }
      self.kind = GroupKind(group, kind)
      let served = versions.filter { $0["served"] == true && $0["name"]?.text != nil }
      self.versions = served.compactMap { $0["name"]?.text }.map { "\(group)/\($0)" }
      schemas = Dictionary(
        zip(self.versions, served).compactMap { name, version in
          version["schema"]?["openAPIV3Schema"].map { (name, $0) }
        }, uniquingKeysWith: { first, _ in first })
    }

    func issues(of object: Node, apiVersion: String, kind: String, isCompleted: Bool) -> [SchemaIssue] {
      guard versions.contains(apiVersion) else {
        guard !versions.isEmpty else { return [] }
        return [
          SchemaIssue(
            .unknownKind, at: NodePath().key("apiVersion"),
            found: "unknown kind '\(kind)' of '\(apiVersion)'",
            expected: versions.quoted.oneOf, fix: "use a version that the CustomResourceDefinition serves")
        ]
      }
      guard let schema = schemas[apiVersion] else { return [] }
      var validation = CustomValidation(kind: kind)
      validation.checkObject(object, as: schema)
      if isCompleted {
        return validation.issues.filter { $0.fault != .missingField && $0.fault != .fieldGroup }
      }
      guard validation.issues.isEmpty else { return validation.issues }
      var rules = CustomRules()
      rules.check(CustomValue.defaulted(object, schema), as: schema.withCommonFields)
      return rules.issues
    }
  }
}

extension Node {
  /// A schema of whole objects with the fields of every kind, which expressions can use.
  fileprivate var withCommonFields: Node {
    guard case .map(var schema) = self else { return self }
    var properties = NodeMap()
    if case .map(let own)? = schema["properties"] { properties = own }
    let text: Node = ["type": "string"]
    for key in ["apiVersion", "kind"] { properties[key] = text }
    properties["metadata"] = ["type": "object", "properties": ["name": text, "generateName": text]]
    properties["status"] = nil
    schema["properties"] = .map(properties)
    return .map(schema)
  }
}
