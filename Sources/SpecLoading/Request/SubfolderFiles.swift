/// The Swift files in subfolders of a spec, which are not compiled although users may expect it.
///
/// Hidden folders, packages, tests next to a package, and folders with their own spec are skipped.
struct SubfolderFiles {
  private(set) var paths: [String] = []
  private var entriesLeft = 2000
  private let hasPackage: Bool
  private let libraries: Set<String>
  private let folders: SpecFolders

  /// The depth of the subfolders below which no files are looked up.
  private static let deepest = 6

  /// - Parameters:
  ///   - libraries: the folders, by their paths from the spec's folder, whose files are compiled.
  ///   - folders: the folders in which symbolic links are followed.
  init(in folder: String, except libraries: [String], within folders: SpecFolders) {
    self.folders = folders
    let folder = folder.hasSuffix("/") ? folder : "\(folder)/"
    self.libraries = Set(libraries.map { folder + $0 })
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
      // Most files have an extension; only names that may be folders require a system call.
      if name.hasSuffix(".swift") || name.hasSuffix(".yaml") || name.hasSuffix(".md") { continue }
      if libraries.contains(folder + name) { continue }
      guard folders.admit(folder + name) else { continue }
      if (try? Files.info(folder + name))?.kind == .folder { search("\(folder)\(name)/", depth: depth + 1) }
    }
  }

  /// Whether a file contains `@main`.
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
