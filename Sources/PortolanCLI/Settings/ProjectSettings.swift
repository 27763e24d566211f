import ClusterDiff
import Diagnostics
import LintEngine
import LintRules
import ManifestTree

/// The settings in `.portolan.yaml`: `diff` for `portolan diff`, `lint` for `portolan lint` and `portolan diff --lint`,
/// and `library` for all commands that load specs.
///
/// ```yaml
/// diff:
///   ignore:
///   - Deployment/cart:spec.replicas
///   - metadata.annotations["example.com/*"]
/// lint:
///   preset: production
///   rules:
///     exposed-twice: off
/// ```
///
/// ``LibrarySetting`` describes `library`.
struct ProjectSettings {
  var ignores: [IgnoreRule] = []
  var lint = LintSettings()
  /// The folders with Swift files that specs share; nil if the file does not have the setting.
  private(set) var library: LibrarySetting?
  /// The errors of the file.
  private(set) var faults: [Diagnostic] = []

  /// The name of the file.
  static let file = ".portolan.yaml"

  /// The settings in the current folder, or otherwise in the folder that all paths of a command are in; empty
  /// without a file.
  /// - Throws: ``CommandFailure`` as ``read(in:shownAs:)`` does.
  static func ofProject(with paths: [String]) throws(CommandFailure) -> ProjectSettings {
    let folders = Set(paths.filter { $0 != "-" }.map(folder(of:)))
    for folder in [""] + (folders.count == 1 ? Array(folders) : []) {
      if let settings = try read(in: folder, shownAs: folder + file) { return settings }
    }
    return ProjectSettings()
  }

  private init() {}

  /// Reads and checks the whole file, whichever part a command uses.
  init(_ bytes: [UInt8], from file: String) {
    let documents = YAMLReader.read(bytes, from: file)
    faults = documents.diagnostics
    guard faults.isEmpty else { return }
    for document in documents.documents { faults += read(document) }
  }

  /// The path of a folder, or of the folder of a file, with a slash at the end; empty for the current folder.
  static func folder(of path: String) -> String {
    if OperatingSystem.isFolder(path) == true { return path.hasSuffix("/") ? path : "\(path)/" }
    return String(path[..<(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)])
  }

  /// Parses a document and returns its errors.
  private mutating func read(_ document: Documents.Document) -> [Diagnostic] {
    func place(_ path: NodePath) -> FileLocation { document.map.location(of: path, in: document.node) }
    guard case .map(let map) = document.node else {
      return document.node == .null ? [] : [.noSettings(at: place(NodePath()))]
    }
    var faults: [Diagnostic] = []
    for entry in map {
      let path = NodePath().key(entry.key)
      switch entry.key {
      case "diff": faults += readDiff(entry.value, at: place)
      case "lint":
        let read = LintSettings.read(entry.value, of: Catalogue.ruleSet) {
          place(NodePath(path.steps + $0.steps))
        }
        lint = read.settings
        faults += read.faults
      case "library":
        let setting = LibrarySetting(entry.value, at: place)
        library = setting
        faults += setting.faults
      default: faults.append(.unknownSetting(entry.key, known: ["diff", "library", "lint"], at: place(path)))
      }
    }
    return faults
  }

  private mutating func readDiff(_ node: Node, at place: (NodePath) -> FileLocation) -> [Diagnostic] {
    let path = NodePath().key("diff")
    guard case .map(let map) = node else {
      return node == .null ? [] : [.malformedDiff(at: place(path))]
    }
    var faults: [Diagnostic] = []
    for entry in map {
      let path = path.key(entry.key)
      guard entry.key == "ignore" else {
        faults.append(.unknownSetting(entry.key, known: ["ignore"], at: place(path)))
        continue
      }
      switch entry.value {
      case .null: break
      case .list(let list):
        for (index, node) in list.enumerated() {
          if case .string(let text) = node, !text.isEmpty {
            ignores.append(IgnoreRule(text, at: place(path.index(index))))
          } else {
            faults.append(.malformedIgnore(at: place(path.index(index))))
          }
        }
      default: faults.append(.malformedIgnore(at: place(path)))
      }
    }
    return faults
  }
}

extension Diagnostic {
  fileprivate static func noSettings(at location: FileLocation) -> Diagnostic {
    Diagnostic("settings/no-map", .error, "expected a map with 'diff', 'library', or 'lint'", at: location)
  }

  fileprivate static func unknownSetting(_ name: String, known: [String], at location: FileLocation)
    -> Diagnostic
  {
    Diagnostic(
      "settings/unknown-key", .error,
      "unknown setting '\(name)': use \(known.quoted.oneOf)",
      at: location,
      fix: nearestName(to: name, among: known).map { "did you mean '\($0)'?" })
  }

  fileprivate static func malformedDiff(at location: FileLocation) -> Diagnostic {
    Diagnostic("settings/malformed-ignore", .error, "expected a map with 'ignore'", at: location)
  }

  fileprivate static func malformedIgnore(at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "settings/malformed-ignore", .error,
      "expected a list of non-empty strings, such as 'Deployment/cart:spec.replicas'",
      at: location)
  }
}
