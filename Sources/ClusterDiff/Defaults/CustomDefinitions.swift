import KubernetesFacts
import ManifestTree

/// The schemas in the CustomResourceDefinitions among the objects: fields, defaults, and list types.
///
/// Places have the form of `SchemaCursor`: `example.com/Widget.spec.parts`; the values of a map with arbitrary keys
/// have the place `….*`.
struct CustomDefinitions: Sendable {
  private(set) var rules: [String: [DefaultRule]] = [:]
  private(set) var lists: [String: ListType] = [:]
  private var fields: [String: Set<String>] = [:]
  private var maps: Set<String> = []
  private var kinds: Set<String> = []

  /// Reads the CustomResourceDefinitions among the objects; if there are several for a kind, the first one is used.
  init(among objects: some Sequence<Object>) {
    for object in objects where object.identity.groupKind == .customResourceDefinition {
      let spec = object.node["spec"]
      guard let group = spec?["group"]?.text, let kind = spec?["names"]?["kind"]?.text,
        case .list(let versions)? = spec?["versions"],
        let version = versions.first(where: { $0["storage"] == true }) ?? versions.first,
        let schema = version["schema"]?["openAPIV3Schema"], kinds.insert("\(group)/\(kind)").inserted
      else { continue }
      add(schema, at: "\(group)/\(kind)")
    }
  }

  /// Whether a kind is defined here.
  func define(_ identity: ObjectIdentity) -> Bool {
    !kinds.isEmpty && kinds.contains("\(identity.group)/\(identity.kind)")
  }

  /// The place of a key's value; nil for a key that the server prunes.
  func place(of key: String, at place: String) -> String? {
    guard let known = fields[place] else { return place + (maps.contains(place) ? ".*" : ".\(key)") }
    return known.contains(key) ? "\(place).\(key)" : nil
  }

  private mutating func add(_ schema: Node, at place: String) {
    if let items = schema["items"] {
      switch schema["x-kubernetes-list-type"]?.text {
      case "map":
        guard case .list(let keys)? = schema["x-kubernetes-list-map-keys"] else { break }
        lists[place] = .map(keys: keys.compactMap(\.text))
      case "set": lists[place] = .set
      default: break
      }
      add(items, at: place)
    }
    if let values = schema["additionalProperties"], case .map = values {
      maps.insert(place)
      add(values, at: place + ".*")
    }
    guard case .map(let properties)? = schema["properties"] else { return }
    let isOpen = ["x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource"].contains {
      schema[$0] == true
    }
    if !isOpen { fields[place] = Set(properties.keys) }
    for property in properties {
      if let value = property.value["default"], value != .null {
        rules[place, default: []].append(DefaultRule(type: place, field: property.key, value: value))
      }
      add(property.value, at: "\(place).\(property.key)")
    }
  }
}
