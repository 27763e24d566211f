/// The `Portolan` module and the dynamic library that specs are compiled with and linked to.
struct PortolanLibrary: Sendable {
  /// The absolute path of the dynamic library's folder.
  let folder: String
  /// The absolute path of the compiled modules' folder.
  var modules: String { "\(folder)/Modules" }

  #if os(macOS)
    static let fileName = "libPortolan.dylib"
  #else
    static let fileName = "libPortolan.so"
  #endif

  /// The modules that a spec can use: `Portolan` and the modules that it re-exports.
  private static let moduleNames = ["Diagnostics", "Portolan"]

  /// Finds the library: in `PORTOLAN_LIBRARY` if it is set, otherwise next to the running program (a build folder) or
  /// in `../lib/portolan` relative to it (an installation).
  init(in environment: [String: String]) throws(SpecLoadingError) {
    let candidates: [String]
    if let chosen = environment["PORTOLAN_LIBRARY"], !chosen.isEmpty {
      candidates = [chosen]
    } else {
      let folder = Files.runningProgram().flatMap(Files.parent(of:)) ?? "."
      candidates = [folder, "\(folder)/../lib/portolan"]
    }
    guard
      let folder = candidates.first(where: {
        Files.exists("\($0)/\(Self.fileName)") && Files.exists("\($0)/Modules")
      }).flatMap(Files.realPath)
    else { throw SpecLoadingError(.noToolchain, .noLibrary(lookedIn: candidates)) }
    self.folder = folder
  }

  /// The version of the compiler that built the library, such as `6.3.1`, as the module names it; nil if it names none.
  ///
  /// Another version cannot read the module.
  var compilerVersion: String? {
    let path = "\(modules)/Portolan.swiftmodule"
    guard let start = try? Files.contents(of: path, upTo: 1 << 16) else { return nil }
    let text = String(decoding: start, as: UTF8.self)
    guard let name = text.firstRange(of: "Swift version ") else { return nil }
    let version = text[name.upperBound...].prefix { $0 == "." || $0.isASCII && $0.isNumber }
    return version.isEmpty ? nil : String(version)
  }

  /// The files whose bytes determine the behavior of a spec's program, sorted.
  func files() throws(FileError) -> [String] {
    var files = ["\(folder)/\(Self.fileName)"]
    for name in try Files.names(in: modules) {
      let isModule = Self.moduleNames.contains {
        name == "\($0).swiftmodule" || name == "\($0).swiftinterface"
      }
      guard isModule else { continue }
      let path = "\(modules)/\(name)"
      if try Files.info(path).kind == .folder {
        files += try Files.names(in: path).map { "\(path)/\($0)" }.filter {
          (try? Files.info($0))?.kind == .file
        }
      } else {
        files.append(path)
      }
    }
    return files
  }
}
