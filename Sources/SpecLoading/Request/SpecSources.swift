import Diagnostics

/// The Swift files of a spec, which are read only once, so that the hashed content is the compiled content even if an
/// editor saves in the meantime.
struct SpecSources: Sendable {
  /// A file: its name and its content.
  struct File: Sendable {
    let name: String
    let bytes: [UInt8]

    /// The name's folder with a slash at the end; empty in the spec's folder.
    var folder: String { Files.parent(of: name).map { "\($0)/" } ?? "" }
  }

  /// The spec's path as the user passed it, for messages.
  let path: String
  /// The spec's folder as the user passed it, with a trailing slash; empty for the current folder.
  let folder: String
  /// At least one file: first those in the spec's folder, then those of libraries, each sorted by name.
  let files: [File]
  /// The other files in the folder that the spec can read, sorted by name: those whose paths are literals in its
  /// sources, and all Python files beside the sources, because load tests read them.
  let resources: [File]
  /// The list of images next to the Swift files, which is applied after the evaluation; empty if it does not exist.
  let imageList: File
  /// The path of a list of images that is ignored because of its name; nil if there is none.
  let ignoredImageList: String?
  /// The folders whose files the spec can use; nil if the spec is not on disk.
  let folders: SpecFolders?

  /// The maximum size of a resource in bytes, which is the limit of a ConfigMap.
  ///
  /// Larger files are skipped, so references to them are reported as missing.
  static let resourceLimit = 1 << 20

  /// - Parameter ignoredImageList: the name of the ignored list of images; empty if there is none.
  init(
    path: String, folder: String, files: [File], resources: [File], imageList: [UInt8],
    ignoredImageList: String = ""
  ) {
    self.path = path
    self.folder = folder
    self.files = files
    self.resources = resources
    self.imageList = File(name: Self.imageListName, bytes: imageList)
    folders = nil
    self.ignoredImageList = ignoredImageList.isEmpty ? nil : folder + ignoredImageList
  }

  /// Creates the sources of a spec that is not on disk, from the files of its folder or from the only Swift file,
  /// `path`.
  /// - Parameter read: the content of another file, by its path from the folder; nil if there is none.
  init(
    _ given: [SpecRequest.File], at path: String, read: (String) -> [UInt8]?
  ) throws(SpecLoadingError) {
    let files = given.map { File(name: Self.name(of: $0.name), bytes: $0.bytes) }.sorted(by: Self.isBefore)
    let sources = files.filter {
      let name = Files.name(of: $0.name)
      return name.hasSuffix(".swift") && !name.hasPrefix(".") && name != "Package.swift"
    }
    guard let first = sources.first, !first.name.contains("/") else {
      throw SpecLoadingError(.notFound, .noSwiftFiles(in: path))
    }
    self.path = path
    folder = path.hasSuffix(".swift") ? String(path.dropLast(first.name.count)) : path + "/"
    self.files = sources
    let known = Dictionary(files.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    let scripts = files.map(\.name).filter(Self.isScript)
    let paths = Dictionary(grouping: sources, by: \.folder).flatMap { own, files in
      LiteralPaths(files).all.map { own + $0 }
    }
    resources = Self.resources(at: paths + scripts) { name in known[name] ?? read(Self.path(of: name)) }
    imageList = File(name: Self.imageListName, bytes: known[Self.imageListName] ?? [])
    folders = nil
    ignoredImageList = nil
    try check()
  }

  /// Reads a Swift file, or all `*.swift` files directly in a folder, and the files of libraries.
  ///
  /// A `Package.swift` in the folder is skipped, because it is for the editor and not part of the spec.
  /// - Parameter libraries: the paths of the libraries' folders from the spec's folder.
  init(reading path: String, libraries: [String] = []) throws(SpecLoadingError) {
    let names: [String]
    let folder: String
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
    let folders = SpecFolders(folder, libraries: libraries)
    if let first = names.first, folder + first != path {
      let strays = SubfolderFiles(in: folder.isEmpty ? "." : folder, except: libraries, within: folders).paths
      if !strays.isEmpty { throw SpecLoadingError(.badSpec, .subfolderFiles(strays)) }
    }
    guard let first = names.first else {
      let compiled = (try? Files.names(in: path))?.filter(CompiledSpec.hasNameEnding).min()
      throw SpecLoadingError(.notFound, .noSwiftFiles(in: path, compiled: compiled.map { folder + $0 }))
    }
    guard first.hasSuffix(".swift") else { throw SpecLoadingError(.notFound, .notSwift(path)) }

    self.path = path
    self.folder = folder
    self.folders = folders
    var shared: Set<String> = []
    for library in libraries {
      do throws(FileError) {
        shared.formUnion(try LibraryFiles(in: library, of: folder, within: folders).names)
      } catch {
        throw SpecLoadingError(error)
      }
    }
    var files: [File] = []
    for name in names + shared.subtracting(names).sorted() {
      files.append(try Self.file(name, in: folder, within: folders))
    }
    files.sort(by: Self.isBefore)
    self.files = files
    resources = Self.resources(in: folder, of: files, within: folders)
    imageList = try Self.imageList(in: folder, within: folders)
    let other = folder + Self.ignoredImageListName
    ignoredImageList = Files.exists(other) ? other : nil
    try check()
  }

  /// Whether a file is compiled before another one: first the files in the spec's folder, then the libraries' files,
  /// each by name.
  private static func isBefore(_ first: File, _ second: File) -> Bool {
    let isShared = (first.name.contains("/"), second.name.contains("/"))
    return isShared.0 == isShared.1
      ? first.name.utf8.lexicographicallyPrecedes(second.name.utf8) : isShared.1
  }

  /// Throws an error for names of Swift files that the compiler does not accept.
  private func check() throws(SpecLoadingError) {
    var known: [String: String] = [:]
    for file in files {
      let name = Files.name(of: file.name)
      if name.hasPrefix("-") || name.hasPrefix("@") {
        throw SpecLoadingError(.badSpec, .looksLikeOption(path(ofFile: file.name)))
      }
      if let other = known.updateValue(file.name, forKey: name) {
        throw SpecLoadingError(.badSpec, .sameFileName(path(ofFile: file.name), path(ofFile: other)))
      }
    }
  }

  private static func isScript(_ name: String) -> Bool {
    name.hasSuffix(".py") && !Files.name(of: name).hasPrefix(".")
  }

  /// The readable files with these names that are not too large, sorted by name.
  private static func resources(at names: [String], read: (String) -> [UInt8]?) -> [File] {
    Set(names).sorted().compactMap { name in
      guard let bytes = read(name), bytes.count <= resourceLimit else { return nil }
      return File(name: name, bytes: bytes)
    }
  }

  /// The files that sources can read: files beside a source whose paths are literals in it, and scripts.
  private static func resources(
    in folder: String, of files: [File], within folders: SpecFolders
  ) -> [File] {
    let paths = Dictionary(grouping: files, by: \.folder).flatMap { own, files in
      let place = folder + path(of: own)
      let names = (try? Files.names(in: place.isEmpty ? "." : place)) ?? []
      return (LiteralPaths(files, startingWith: Set(names)).all + names.filter(isScript)).map { own + $0 }
    }
    return resources(at: paths) { name in
      let place = folder + path(of: name)
      guard (try? Files.info(place))?.kind == .file, folders.contain(place) else { return nil }
      return try? Files.contents(of: place, upTo: resourceLimit + 1)
    }
  }

  private static let imageListName = "images.yaml"
  private static let ignoredImageListName = "images.yml"

  private static func imageList(
    in folder: String, within folders: SpecFolders
  ) throws(SpecLoadingError) -> File {
    guard Files.exists(folder + imageListName) else { return File(name: imageListName, bytes: []) }
    return try file(imageListName, in: folder, within: folders)
  }

  /// Reads a file, given its path from the spec's folder.
  private static func file(
    _ path: String, in folder: String, within folders: SpecFolders
  ) throws(SpecLoadingError) -> File {
    do throws(FileError) {
      guard try Files.info(folder + path).kind == .file else { throw .notAFile(folder + path) }
      guard folders.admit(folder + path) else { throw .outside(folder + path) }
      return File(name: name(of: path), bytes: try Files.contents(of: folder + path))
    } catch {
      throw SpecLoadingError(error)
    }
  }

  /// The position relative to the current folder: programs of specs and compilers use names relative to the spec's
  /// folder.
  func located(_ location: FileLocation) -> FileLocation {
    FileLocation(file: path(ofFile: location.file), line: location.line, column: location.column)
  }

  /// The path, relative to the current folder, of a file with this name.
  ///
  /// A folder followed by `..` is removed from the path: `platform/Cache.swift`, not `shop/../platform/Cache.swift`.
  func path(ofFile name: String) -> String {
    var rest = Self.path(of: name).split(separator: "/")
    guard rest.first == ".." else { return folder + name }
    var folders = folder.split(separator: "/")
    while rest.first == "..", let last = folders.last, last != "..", last != ".", !last.contains(":") {
      folders.removeLast()
      rest.removeFirst()
    }
    return (folder.hasPrefix("/") ? "/" : "") + (folders + rest).joined(separator: "/")
  }
}
