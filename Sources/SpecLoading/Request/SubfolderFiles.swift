/// The Swift files in the subfolders of a spec: they look like a part of it, but only those right in its folder are compiled.
///
/// Left out are hidden folders, packages, tests beside a package, and folders with a spec of their own.
struct SubfolderFiles {
  private(set) var paths: [String] = []
  private var entriesLeft = 2000
  private let hasPackage: Bool

  private static let deepest = 6

  init(in folder: String) {
    let folder = folder.hasSuffix("/") ? folder : "\(folder)/"
    hasPackage = Files.exists("\(folder)Package.swift")
    search(folder, depth: 0)
    paths = paths.map { $0.hasPrefix("./") ? String($0.dropFirst(2)) : $0 }
  }

  private mutating func search(_ folder: String, depth: Int) {
    let names = (try? Files.names(in: folder)) ?? []
    if depth > 0 {
      let files = names.filter { $0.hasSuffix(".swift") && !$0.hasPrefix(".") }.map { folder + $0 }
      if files.contains(where: { $0.hasSuffix("/Package.swift") || Self.isSpec($0) }) { return }
      paths += files
    }
    guard depth < Self.deepest else { return }
    for name in names where !name.hasPrefix(".") && !(hasPackage && depth == 0 && name == "Tests") {
      entriesLeft -= 1
      if entriesLeft < 0 { return }
      // Most files have an ending; only what may be a folder is worth a look at its kind.
      if name.hasSuffix(".swift") || name.hasSuffix(".yaml") || name.hasSuffix(".md") { continue }
      if (try? Files.info(folder + name))?.kind == .folder { search("\(folder)\(name)/", depth: depth + 1) }
    }
  }

  /// Whether a file marks a type `@main`.
  private static func isSpec(_ path: String) -> Bool {
    guard (try? Files.info(path))?.kind == .file,
      let bytes = try? Files.contents(of: path, upTo: 1 << 20)
    else { return false }
    var lexer = SwiftWords(bytes)
    while let word = lexer.next() {
      if word.text == "main", word.before == UInt8(ascii: "@") { return true }
    }
    return false
  }
}
