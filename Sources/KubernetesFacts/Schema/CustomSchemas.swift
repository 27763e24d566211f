internal import Diagnostics
package import ManifestTree

/// The schemas in the CustomResourceDefinitions among the objects, and the issues of custom resources under them.
///
/// The API server checks the same keywords and rules, and formats, which are not checked here.
package struct CustomSchemas: Sendable {
  /// By group and kind, the definitions; an input can contain several, such as one for each channel of an API.
  private var definitions: [GroupKind: [Definition]] = [:]

  /// Reads the definitions among the objects.
  package init(among objects: some Sequence<Object>) {
    for object in objects where object.identity.groupKind == .customResourceDefinition {
      guard let definition = Definition(object.node["spec"]) else { continue }
      definitions[definition.kind, default: []].append(definition)
    }
  }

  /// The issues of an object; none if no definition among the objects defines its kind, or if it is valid under one of
  /// several.
  package func issues(of object: Node) -> [SchemaIssue] {
    guard !definitions.isEmpty, let apiVersion = object["apiVersion"]?.text, let kind = object["kind"]?.text,
      let known = definitions[GroupKind(String(apiVersion.apiGroup), kind)]
    else { return [] }
    var first: [SchemaIssue]?
    for definition in known {
      let issues = definition.issues(of: object, apiVersion: apiVersion, kind: kind)
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

    func issues(of object: Node, apiVersion: String, kind: String) -> [SchemaIssue] {
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
