/// A temporary folder for one compilation and evaluation; nothing of it is left behind.
struct Workspace: Sendable {
  /// Its real path: debuggers and compilers name files by it.
  let path: String

  /// The sources, under the names that they have in the spec's folder.
  var sources: String { "\(path)/sources" }
  /// The compiled program.
  var program: String { "\(path)/spec" }
  /// The empty folder that the program runs in.
  var empty: String { "\(path)/empty" }
  /// For what the compiler leaves when it is stopped.
  var scratch: String { "\(path)/scratch" }
  /// A module cache for when there is no lasting one.
  var modules: String { "\(path)/modules" }

  var compilerOutput: String { "\(path)/compiler.txt" }
  var symbols: String { "\(path)/symbols" }
  var version: String { "\(path)/version.txt" }
  var payload: String { "\(path)/payload" }
  var standardOutput: String { "\(path)/stdout.txt" }
  var standardError: String { "\(path)/stderr.txt" }
  var crashReport: String { "\(path)/crash.txt" }
  /// Exists when the program ran without network.
  var isolated: String { "\(path)/isolated" }

  /// Makes the folder under `TMPDIR`, or `/tmp`, and writes the sources into it.
  init(for inputs: SpecInputs) throws(SpecLoadingError) {
    let chosen = inputs.request.environment["TMPDIR"] ?? ""
    let parent = chosen.isEmpty ? "/tmp" : chosen
    do throws(FileError) {
      let folder = try Files.makeFreshFolder("\(parent)/portolan-")
      path = Files.realPath(folder) ?? folder
    } catch {
      throw SpecLoadingError(.cannotWrite, .noTemporaryFolder(in: parent, error.reason))
    }
    do throws(FileError) {
      for folder in [sources, empty, scratch] { try Files.makeFolder(folder) }
      for file in inputs.sources.files {
        try Files.save(LongLists.split(file), to: "\(sources)/\(file.name)")
      }
      for script in inputs.sources.scripts { try Files.save(script.bytes, to: "\(sources)/\(script.name)") }
    } catch {
      remove()
      throw SpecLoadingError(.cannotWrite, .noTemporaryFolder(in: parent, error.reason))
    }
  }

  /// Removes the folder; what cannot be removed is left to the system.
  func remove() { try? Files.remove(path) }

  /// What a program wrote to a file of the workspace, as far as a user wants to read it; empty where it wrote nothing.
  static func words(in path: String) -> [UInt8] { (try? Files.contents(of: path, upTo: 256 << 10)) ?? [] }
}
