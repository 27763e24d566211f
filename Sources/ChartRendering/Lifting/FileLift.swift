import Diagnostics
import ManifestTree

/// Makes templates of what the profiles have of one file, and notes the settings that they take values from.
struct FileLift {
  let file: ServicePresence.File
  let presence: ServicePresence
  /// The namespaces that the spec names for its profiles.
  let ownNamespaces: [String]
  /// The values of the file's service.
  let service: ValuesPath?
  var settings: [Setting] = []
  var definitions: [Definition] = []
  var diagnostics: [Diagnostic] = []
  /// Whether something depends on the chosen profile as a whole.
  var usesProfile = false
  /// Whether the type of the service's own Service is among the settings.
  var hasServiceType = false
  private var settingPlaces: [ValuesPath: Int] = [:]

  /// What came of a file.
  struct Lifted: Sendable {
    let file: Chart.File
    let settings: [Setting]
    let definitions: [Definition]
    let diagnostics: [Diagnostic]
    let usesProfile: Bool
  }

  init(_ file: ServicePresence.File, _ presence: ServicePresence, ownNamespaces: [String]) {
    self.file = file
    self.ownNamespaces = ownNamespaces
    self.presence = presence
    service = file.service.map(Chart.key)
    settings.reserveCapacity(32)
    settingPlaces.reserveCapacity(32)
  }

  mutating func lifted() -> Lifted {
    if let service {
      let isThere = file.traits.map { Node.bool($0 != nil) }
      note(
        service.key("enabled"), "Render all objects of \(file.name)",
        .bool,
        isThere)
    }
    let objects = objectVariants().map { lift($0.identity, $0.origin, $0.variants) }
    return Lifted(
      file: Chart.File(name: file.name, service: file.service, objects: objects), settings: settings,
      definitions: definitions, diagnostics: diagnostics, usesProfile: usesProfile)
  }

  /// Each object of the file with what the profiles have of it.
  private func objectVariants() -> [(identity: ObjectIdentity, origin: Origin, variants: Variants)] {
    var places: [ObjectIdentity: Int] = [:]
    var objects: [(identity: ObjectIdentity, origin: Origin, variants: Variants)] = []
    for (profile, variant) in file.variants.enumerated() {
      for object in variant?.objects ?? [] {
        if let place = places[object.identity] {
          objects[place].variants[profile] = .node(object.node)
        } else {
          places[object.identity] = objects.count
          var variants = Variants(file.variants) { $0 == nil ? .elsewhere : .absent }
          variants[profile] = .node(object.node)
          objects.append((object.identity, object.origin, variants))
        }
      }
    }
    return objects.inApplyOrder { ApplyOrder.rank(of: $0.identity) }
  }

  /// Notes a setting and says where its value stands: two fields share one only where their values are the same.
  @discardableResult
  mutating func note(
    _ path: ValuesPath, _ comment: String, _ type: SettingType, nullable: Bool = false, _ values: [Node]
  ) -> ValuesPath {
    var path = path
    var number = 2
    let last = path.keys.last ?? ""
    while let place = settingPlaces[path] {
      if settings[place].values == values { return path }
      path = ValuesPath(path.keys.dropLast() + ["\(last)\(number)"])
      number += 1
    }
    settingPlaces[path] = settings.count
    settings.append(Setting(path: path, comment: comment, type: type, isNullable: nullable, values: values))
    return path
  }

  /// How much has been noted.
  struct Noted {
    let settings: Int
    let definitions: Int
    let diagnostics: Int
    let usesProfile: Bool
  }

  var noted: Noted {
    Noted(
      settings: settings.count, definitions: definitions.count, diagnostics: diagnostics.count,
      usesProfile: usesProfile)
  }

  /// Takes back what was noted on a way that led nowhere.
  mutating func forget(since before: Noted) {
    for setting in settings[before.settings...] { settingPlaces[setting.path] = nil }
    settings.removeSubrange(before.settings...)
    definitions.removeSubrange(before.definitions...)
    diagnostics.removeSubrange(before.diagnostics...)
    usesProfile = before.usesProfile
  }
}
