import Diagnostics

/// The Swift files of a spec, which are read only once, so that the hashed content is the compiled content even if an
/// editor saves in the meantime.
struct SpecSources: Sendable {
  /// A file: its name in the spec's folder and its content.
  struct File: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  /// The spec's path as the user passed it, for messages.
  let path: String
  /// The spec's folder as the user passed it, with a trailing slash; empty for the current folder.
  let folder: String
  /// At least one file, sorted by name.
  let files: [File]
  /// The other files in the folder that the spec can read, sorted by name: those whose paths are literals in its sources,
  /// and the Python files of load tests.
  let resources: [File]
  /// The list of images next to them, which is used after the evaluation; empty if there is none.
  let imageList: File

  /// The maximum size of a resource in bytes, which is the limit of a ConfigMap.
  ///
  /// Larger files are skipped, so references to them are reported as missing.
  private static let resourceLimit = 1 << 20

  init(path: String, folder: String, files: [File], resources: [File], imageList: [UInt8]) {
    self.path = path
    self.folder = folder
    self.files = files
    self.resources = resources
    self.imageList = File(name: Self.imageListName, bytes: imageList)
  }

  /// Takes the files of a spec that is not on disk: of a folder, or of the only Swift file, which `path` then names.
  /// - Parameter read: The content of another file in the folder; nil if there is none.
  init(
    _ given: [SpecRequest.File], at path: String, read: (String) -> [UInt8]?
  ) throws(SpecLoadingError) {
    let files = given.sorted { $0.name < $1.name }.map { File(name: $0.name, bytes: $0.bytes) }
    let sources = files.filter {
      $0.name.hasSuffix(".swift") && !$0.name.hasPrefix(".") && $0.name != "Package.swift"
    }
    guard !sources.isEmpty else { throw SpecLoadingError(.notFound, .noSwiftFiles(in: path)) }
    if let file = sources.first(where: { $0.name.hasPrefix("-") || $0.name.hasPrefix("@") }) {
      throw SpecLoadingError(.badSpec, .looksLikeOption(path + "/" + file.name))
    }
    self.path = path
    folder = path.hasSuffix(".swift") ? String(path.dropLast(sources[0].name.count)) : path + "/"
    self.files = sources
    let scripts = files.map(\.name).filter { $0.hasSuffix(".py") && !$0.hasPrefix(".") }
    let known = Dictionary(files.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    resources = LiteralPaths(sources).all.union(scripts).sorted().compactMap { name in
      guard let bytes = known[name] ?? read(name), bytes.count <= Self.resourceLimit else { return nil }
      return File(name: name, bytes: bytes)
    }
    imageList = File(name: Self.imageListName, bytes: known[Self.imageListName] ?? [])
  }

  /// Reads a Swift file, or all `*.swift` files directly in a folder.
  ///
  /// A `Package.swift` in the folder is skipped, because it is for the editor and not part of the spec.
  init(reading path: String) throws(SpecLoadingError) {
    let names: [String]
    do throws(FileError) {
      switch try Files.info(path).kind {
      case .file:
        folder = String(path.dropLast(Files.name(of: path).count))
        names = [Files.name(of: path)]
      case .folder:
        let prefix = path == "." || path == "./" ? "" : path.hasSuffix("/") ? path : "\(path)/"
        folder = prefix
        names = try Files.names(in: path).filter { name in
          name.hasSuffix(".swift") && !name.hasPrefix(".") && name != "Package.swift"
            && (try? Files.info(prefix + name))?.kind != .folder
        }
      case .other:
        throw .notAFile(path)
      }
    } catch {
      throw SpecLoadingError(error)
    }
    if let first = names.first, folder + first != path {
      let strays = SubfolderFiles(in: folder.isEmpty ? "." : folder).paths
      if !strays.isEmpty { throw SpecLoadingError(.badSpec, .subfolderFiles(strays)) }
    }
    guard let first = names.first else { throw SpecLoadingError(.notFound, .noSwiftFiles(in: path)) }
    if let name = names.first(where: { $0.hasPrefix("-") || $0.hasPrefix("@") }) {
      throw SpecLoadingError(.badSpec, .looksLikeOption(folder + name))
    }
    guard first.hasSuffix(".swift") else { throw SpecLoadingError(.notFound, .notSwift(path)) }

    self.path = path
    var files: [File] = []
    for name in names { files.append(try Self.file(name, in: folder)) }
    self.files = files
    resources = Self.resources(in: folder, of: files)
    imageList = try Self.imageList(in: folder)
  }

  private static func resources(in folder: String, of files: [File]) -> [File] {
    let root = folder.isEmpty ? "." : folder
    guard let inside = Files.realPath(root) else { return [] }
    let scripts = ((try? Files.names(in: root)) ?? []).filter { $0.hasSuffix(".py") && !$0.hasPrefix(".") }
    return LiteralPaths(files).all.union(scripts).sorted().compactMap { name in
      guard (try? Files.info(folder + name))?.kind == .file,
        Files.realPath(folder + name)?.hasPrefix("\(inside)/") ?? false,
        let bytes = try? Files.contents(of: folder + name, upTo: resourceLimit + 1),
        bytes.count <= resourceLimit
      else { return nil }
      return File(name: name, bytes: bytes)
    }
  }

  private static let imageListName = "images.yaml"

  private static func imageList(in folder: String) throws(SpecLoadingError) -> File {
    guard Files.exists(folder + imageListName) else { return File(name: imageListName, bytes: []) }
    return try file(imageListName, in: folder)
  }

  private static func file(_ name: String, in folder: String) throws(SpecLoadingError) -> File {
    do throws(FileError) {
      guard try Files.info(folder + name).kind == .file else { throw .notAFile(folder + name) }
      return File(name: name, bytes: try Files.contents(of: folder + name))
    } catch {
      throw SpecLoadingError(error)
    }
  }

  /// The position relative to the current folder: programs of specs and compilers use names relative to the spec's
  /// folder.
  func located(_ location: FileLocation) -> FileLocation {
    FileLocation(file: folder + location.file, line: location.line, column: location.column)
  }
}
