import ManifestTree

/// The files next to a spec that its ConfigMaps and experiments read.
struct SpecFiles {
  private(set) var texts: [String: String] = [:]
  /// Paths in the order in which they were added.
  private(set) var paths: [String] = []

  /// Values of ConfigMaps with fewer lines stay in the spec, unless they have more than 4096 bytes.
  static let fewestLines = 12

  /// Adds a file; if `path` belongs to a file with other content, the new file is put in `folder`.
  ///
  /// Python files with the same content are one file.
  /// - Returns: the path.
  mutating func add(_ text: String, at path: String, in folder: String) -> String {
    if path.hasSuffix(".py"), let known = texts.first(where: { $0.value == text })?.key { return known }
    for candidate in [path, "\(folder)/\(path)"] {
      if let known = texts[candidate], known != text { continue }
      if texts.updateValue(text, forKey: candidate) == nil { paths.append(candidate) }
      return candidate
    }
    return path
  }

  /// Whether the value of a key of a ConfigMap is long enough for a file, and a spec can read it from one.
  ///
  /// A spec reads visible files of at most 1 MiB below its folder. Swift files there are parts of the spec.
  static func isFile(_ key: String, of configMap: String, _ text: String) -> Bool {
    let lines = text.utf8.count { $0 == UInt8(ascii: "\n") }
    return (lines >= fewestLines || text.utf8.count > 4096) && canBeFile(key, of: configMap, text)
  }

  /// Whether a spec can read the value of a key of a ConfigMap from a file.
  static func canBeFile(_ key: String, of configMap: String, _ text: String) -> Bool {
    text.utf8.count <= 1 << 20 && !text.utf8.contains(0) && !key.hasPrefix(".") && !key.hasSuffix(".swift")
      && key.utf8.count < 100 && configMap.utf8.count < 100
  }
}

/// The values of ConfigMaps in all profiles.
struct ConfigurationTexts {
  /// A key of a ConfigMap.
  private struct Key: Hashable {
    let configMap: String
    let key: String
  }

  /// The different texts of each key, with the first profile of each.
  private var texts: [Key: [(profile: String, text: String)]] = [:]
  /// The keys whose text is a file in a profile, and differs in more than some words.
  private var files: Set<Key> = []

  /// Texts with more lines are files even if only some words differ.
  private static let mostLines = 40

  init(_ systems: [ImportedSystem], profiles: [String], _ namespaces: NamespaceText) {
    for (profile, system) in zip(profiles, systems) {
      for resource in system.resources where resource.call.name == "ConfigMap" {
        for (key, text) in resource.call.data {
          let own = Key(configMap: resource.call.title, key: key)
          if SpecFiles.isFile(key, of: resource.call.title, text) { files.insert(own) }
          if !(texts[own] ?? []).contains(where: { $0.text == text }) {
            texts[own, default: []].append((profile, text))
          }
        }
      }
    }
    files = files.filter { !Self.areAlike(texts[$0] ?? [], namespaces) }
  }

  /// Whether texts differ only in words or a block that depend on the profile.
  private static func areAlike(
    _ texts: [(profile: String, text: String)], _ namespaces: NamespaceText
  ) -> Bool {
    guard texts.count > 1,
      texts.allSatisfy({ $0.text.utf8.count { $0 == UInt8(ascii: "\n") } <= mostLines })
    else { return false }
    let versions = texts.map { ($0.profile, Expression.text($0.text)) }
    return namespaces.joined(versions) != nil || TextMerge(versions)?.pieces != nil
  }

  /// The path of the file with the text of a key; nil if the text is in the spec.
  func path(of key: String, in configMap: String, _ text: String) -> String? {
    let own = Key(configMap: configMap, key: key)
    guard files.contains(own), SpecFiles.canBeFile(key, of: configMap, text) else { return nil }
    guard let versions = texts[own], versions.count > 1,
      let profile = versions.first(where: { $0.text == text })?.profile
    else { return "\(configMap)/\(key)" }
    return "\(configMap)/\(profile)/\(key)"
  }
}

extension ImportedSystem {
  /// Reads long values of ConfigMaps from files.
  mutating func moveTexts(to files: inout SpecFiles, profile: String, _ texts: ConfigurationTexts) {
    for index in resources.indices where resources[index].call.name == "ConfigMap" {
      var call = resources[index].call
      guard call.arguments.count > 1, case .map(let pairs) = call.arguments[1].value else { continue }
      var paths: [Expression] = []
      let kept = pairs.filter { pair in
        guard case .text(let key) = pair.key, case .text(let text) = pair.value,
          let path = texts.path(of: key, in: call.title, text)
        else { return true }
        paths.append(.text(files.add(text, at: path, in: profile)))
        return false
      }
      if paths.isEmpty { continue }
      call.arguments[1].value = .map(kept)
      call.arguments.insert(Argument("files", .list(paths)), at: 2)
      if kept.isEmpty { call.arguments.remove(at: 1) }
      resources[index].call = call
    }
  }
}

extension Call {
  /// The keys and texts of a ConfigMap.
  fileprivate var data: [(String, String)] {
    guard arguments.count > 1, arguments[1].label == nil, case .map(let pairs) = arguments[1].value else {
      return []
    }
    return pairs.compactMap { pair in
      guard case .text(let key) = pair.key, case .text(let text) = pair.value else { return nil }
      return (key, text)
    }
  }
}
