import ManifestTree

/// Files beside a spec that its ConfigMaps and experiments read.
struct SpecFiles {
  private(set) var texts: [String: String] = [:]
  /// Paths in the order in which they were added.
  private(set) var paths: [String] = []

  /// Values of ConfigMaps with fewer lines stay in the spec.
  static let fewestLines = 12

  /// Adds a file; another file of this path gets a folder.
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

  /// Whether the value of a key of a ConfigMap is better read from a file.
  ///
  /// A spec reads visible files of at most 1 MiB below its folder. Swift files there are parts of the spec.
  static func isFile(_ key: String, of configMap: String, _ text: String) -> Bool {
    let lines = text.utf8.count { $0 == UInt8(ascii: "\n") }
    return (lines >= fewestLines || text.utf8.count > 4096) && text.utf8.count <= 1 << 20
      && !text.utf8.contains(0) && !key.hasPrefix(".") && !key.hasSuffix(".swift")
      && key.utf8.count < 100 && configMap.utf8.count < 100
  }
}

extension ImportedSystem {
  /// Reads long values of ConfigMaps from files.
  mutating func moveTexts(to files: inout SpecFiles, profile: String) {
    for index in resources.indices where resources[index].call.name == "ConfigMap" {
      var call = resources[index].call
      guard call.arguments.count > 1, case .map(let pairs) = call.arguments[1].value else { continue }
      var paths: [Expression] = []
      let kept = pairs.filter { pair in
        guard case .text(let key) = pair.key, case .text(let text) = pair.value,
          SpecFiles.isFile(key, of: call.title, text)
        else { return true }
        paths.append(.text(files.add(text, at: "\(call.title)/\(key)", in: profile)))
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
