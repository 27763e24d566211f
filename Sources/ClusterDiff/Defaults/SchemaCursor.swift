import KubernetesFacts
import ManifestTree

/// The schema of a value, or only its path if the tables do not contain the kind.
struct SchemaCursor {
  let table: SchemaTable
  /// The schema; nil if it is unknown.
  let value: ValueSchema?
  /// The type's name in the tables; for unknown kinds `group/Kind`, followed by the keys of the path.
  let name: String
  /// The name of the type and field that hold this value: `core.v1.PodSpec.tolerations`.
  let place: String
  /// Whether the server stores values as they are, which is the case for custom resources.
  let isCustom: Bool
  /// The CustomResourceDefinition of the kind; nil if the kind has a built-in schema or there is no definition.
  let definitions: CustomDefinitions?
  /// The fields of the value; nil if the value is not an object of a known type.
  let object: ObjectSchema?
  private let isRoot: Bool

  /// The schema of an object of a kind.
  init(of identity: ObjectIdentity, in table: SchemaTable, _ definitions: CustomDefinitions) {
    let (apiVersion, kind) = (identity.apiVersion, identity.kind)
    let schema =
      table.schema(apiVersion: apiVersion, kind: kind)
      ?? table.replacement(apiVersion: apiVersion, kind: kind).flatMap {
        $0.hasPrefix(identity.group + "/") ? table.schema(apiVersion: $0, kind: kind) : nil
      }
    self.init(
      table, schema, place: "\(identity.group)/\(kind)", isCustom: APIGroup.isIstio(identity.group),
      schema == nil && definitions.define(identity) ? definitions : nil, isRoot: true)
  }

  private init(
    _ table: SchemaTable, _ value: ValueSchema?, place: String, isCustom: Bool,
    _ definitions: CustomDefinitions?, isRoot: Bool = false
  ) {
    self.definitions = definitions
    self.isRoot = isRoot
    self.table = table
    self.value = value
    self.place = place
    self.isCustom = isCustom || value == nil
    object = if case .object(let reference) = value?.type { table.object(reference) } else { nil }
    name = object?.name ?? place
  }

  /// The schema of a field's or key's value; nil if the type has no such field.
  func child(_ key: String) -> SchemaCursor? {
    if let object {
      let place = object.name + "." + key
      if Self.schemasWithin.contains(place) {
        return SchemaCursor(table, value, place: place, isCustom: isCustom, nil)
      }
      if let field = object.field(key) {
        return SchemaCursor(table, field.value, place: place, isCustom: isCustom && key != "metadata", nil)
      }
      return object.isOpen ? SchemaCursor(table, nil, place: place, isCustom: isCustom, nil) : nil
    }
    switch value?.type {
    case .map(let value): return SchemaCursor(table, value, place: place, isCustom: isCustom, nil)
    default:
      if key == "metadata", isRoot,
        case .object(let namespace) = table.schema(apiVersion: "v1", kind: "Namespace")?.type
      {
        return SchemaCursor(
          table, table.object(namespace).field("metadata")?.value, place: place + ".metadata",
          isCustom: false,
          nil)
      }
      guard let definitions else {
        return SchemaCursor(table, nil, place: name + "." + key, isCustom: true, nil)
      }
      return definitions.place(of: key, at: name).map {
        SchemaCursor(table, nil, place: $0, isCustom: true, definitions)
      }
    }
  }

  /// The schema of a list's elements.
  var element: SchemaCursor {
    switch value?.type {
    case .list(let element, _): SchemaCursor(table, element, place: place, isCustom: isCustom, nil)
    default: SchemaCursor(table, nil, place: place, isCustom: true, definitions)
    }
  }

  /// Fields that contain a schema of the same type, which the tables describe only as values of any type.
  private static let schemasWithin: Set<String> = [
    "apiextensions.v1.JSONSchemaProps.additionalItems",
    "apiextensions.v1.JSONSchemaProps.additionalProperties",
    "apiextensions.v1.JSONSchemaProps.items",
  ]

  /// Whether all defaults of the kind are known, so that any other live value was set by a client: from the built-in
  /// schema, its CustomResourceDefinition, or the table of defaults for the Gateway API and other custom kinds.
  var hasKnownDefaults: Bool {
    value != nil || definitions != nil || place.hasPrefix(DefaultTable.gatewayGroup)
      || DefaultTable.definedKinds.contains(place)
  }

  /// Whether the value is a map with arbitrary keys, such as labels, data, and quantities.
  var isMapOfValues: Bool { if case .map = value?.type { true } else { false } }
}
