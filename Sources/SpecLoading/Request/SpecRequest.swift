/// A spec to evaluate, with all inputs of its evaluation.
package struct SpecRequest: Sendable {
  /// The path as the user passed it: a Swift file, a folder whose `*.swift` files are compiled together, or a compiled
  /// spec.
  package var path: String
  /// The environment of the tool.
  ///
  /// A spec can read only the `PORTOLAN_*` variables that are not settings of the tool.
  package var environment: [String: String]
  /// The resource limits of the evaluation.
  package var limits: SpecLimits

  /// Folders with Swift files that are compiled together with the spec, as paths from the spec's folder, such as
  /// `../platform`.
  package var libraries: [String] = []

  /// The files of the spec's folder, if they are not on disk but, for example, in a git revision; otherwise nil.
  ///
  /// With these files, `path` is only for messages.
  package var files: [File]?
  /// Reads another file, by its path from the spec's folder, if the files are not on disk.
  package var readFile: @Sendable (String) -> [UInt8]? = { _ in nil }

  /// A file of a spec that is not on disk.
  package struct File: Sendable {
    /// The path from the spec's folder: a name, or `../platform/Cache.swift` for the file of a library.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  package init(
    _ path: String, environment: [String: String], limits: SpecLimits = SpecLimits(), files: [File]? = nil
  ) {
    self.path = path
    self.environment = environment
    self.limits = limits
    self.files = files
  }
}

extension SpecRequest {
  /// The paths of the Swift files that are compiled together, relative to the current folder.
  package func swiftFiles() throws(SpecLoadingError) -> [String] {
    let sources = try SpecSources(reading: path, libraries: libraries)
    return sources.files.map { sources.path(ofFile: $0.name) }
  }

  /// Whether the folder of a library has Swift files that are compiled; also true if the folder cannot be searched,
  /// which is reported when the spec is loaded.
  /// - Parameters:
  ///   - library: the path from the spec's folder.
  ///   - folder: the spec's folder with a slash at the end.
  package static func hasSwiftFiles(inLibrary library: String, ofSpecIn folder: String) -> Bool {
    let folders = SpecFolders(folder, libraries: [library])
    do throws(FileError) {
      return try !LibraryFiles(in: library, of: folder, within: folders).names.isEmpty
    } catch {
      return true
    }
  }
}

/// The resource limits for evaluating a spec.
package struct SpecLimits: Sendable, Equatable {
  /// The maximum run time of the spec's program; 10 seconds by default.
  package var time: Duration
  /// The maximum address space in bytes; 2 GiB by default.
  ///
  /// macOS does not enforce this limit.
  package var memory: Int
  /// The maximum size in bytes of a file that the program writes, including its result; 512 MiB by default.
  package var fileSize: Int
  /// The maximum run time of the compiler; 5 minutes by default.
  package var compileTime: Duration

  /// Creates limits; see the properties for the defaults.
  package init(
    time: Duration = .seconds(10), memory: Int = 2 << 30, fileSize: Int = 512 << 20,
    compileTime: Duration = .seconds(300)
  ) {
    self.time = time
    self.memory = memory
    self.fileSize = fileSize
    self.compileTime = compileTime
  }
}
