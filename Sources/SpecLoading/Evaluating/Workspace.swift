/// A temporary folder for one compilation and evaluation, which is removed afterwards.
struct Workspace: Sendable {
  /// The resolved path, because debuggers and compilers print file names with it.
  let path: String

  /// The sources, with their names from the spec's folder.
  var sources: String { "\(path)/sources" }
  /// The compiled program.
  var program: String { "\(path)/spec" }
  /// The empty working directory of the program.
  var empty: String { "\(path)/empty" }
  /// The folder for the compiler's temporary files, which remain if the compiler is stopped.
  var scratch: String { "\(path)/scratch" }
  /// The module cache that is used if there is no persistent one.
  var modules: String { "\(path)/modules" }

  var compilerOutput: String { "\(path)/compiler.txt" }
  var symbols: String { "\(path)/symbols" }
  var version: String { "\(path)/version.txt" }
  var payload: String { "\(path)/payload" }
  var standardOutput: String { "\(path)/stdout.txt" }
  var standardError: String { "\(path)/stderr.txt" }
  var crashReport: String { "\(path)/crash.txt" }
  /// A file that exists if the program ran in a namespace or, on macOS, in a sandbox without network.
  var isolated: String { "\(path)/isolated" }
  /// A file that exists if the program ran in its own namespace, in which there are no other processes.
  var alone: String { "\(path)/alone" }
  /// A file that exists if Landlock restricted the program's access to files.
  var confinedFiles: String { "\(path)/confined-files" }
  /// A file that exists if seccomp restricted the program's system calls, for example for sockets.
  var confinedNetwork: String { "\(path)/confined-network" }
  /// A file with the path of the program's process, `/proc/123`, written just before the program starts.
  var process: String { "\(path)/process" }

  /// Creates the folder in `TMPDIR` or `/tmp` and writes the sources to it.
  init(for inputs: SpecInputs) throws(SpecLoadingError) {
    try self.init(for: inputs.sources, in: inputs.request.environment)
  }

  init(for spec: SpecSources, in environment: [String: String]) throws(SpecLoadingError) {
    let chosen = environment["TMPDIR"] ?? ""
    let parent = chosen.isEmpty ? "/tmp" : chosen
    do throws(FileError) {
      let folder = try Files.makeFreshFolder("\(parent)/portolan-")
      path = Files.realPath(folder) ?? folder
    } catch {
      throw SpecLoadingError(.cannotWrite, .noTemporaryFolder(in: parent, error.reason))
    }
    do throws(FileError) {
      for folder in [sources, empty, scratch] { try Files.makeFolder(folder) }
      for file in spec.files {
        try save(LongLists.split(file), as: file.name)
      }
      for resource in spec.resources { try save(resource.bytes, as: resource.name) }
    } catch {
      remove()
      throw SpecLoadingError(.cannotWrite, .noTemporaryFolder(in: parent, error.reason))
    }
  }

  /// Writes a copy of a spec's file, whose name can have folders.
  private func save(_ bytes: [UInt8], as name: String) throws(FileError) {
    let place = "\(sources)/\(name)"
    if let folder = Files.parent(of: place) { try Files.makeFolder(folder) }
    try Files.save(bytes, to: place)
  }

  /// Removes the folder; errors are ignored.
  func remove() { try? Files.remove(path) }

  /// The content of a file with output, truncated to 256 KiB; empty if the file cannot be read.
  static func words(in path: String) -> [UInt8] { (try? Files.contents(of: path, upTo: 256 << 10)) ?? [] }
}
