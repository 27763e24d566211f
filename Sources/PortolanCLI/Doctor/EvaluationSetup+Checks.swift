import Diagnostics
import SpecLoading

extension EvaluationSetup {
  /// The checks of the programs and folders that the evaluation of specs needs.
  var checks: [DoctorReport.Check] { [toolchainCheck, libraryCheck, cacheCheck, isolationCheck] }

  private var toolchainCheck: DoctorReport.Check {
    let (name, purpose) = ("toolchain", "compiles specs")
    switch compiler {
    case .failure(let error): return .failed(name, purpose, error)
    case .success(let compiler):
      guard let version = compiler.version else {
        return DoctorReport.Check(
          name: name, purpose: purpose, status: .error, found: "\(compiler.path) does not print a version",
          fix: "repair the installation, or set SWIFT_EXEC to the path of another 'swiftc'", exitCode: 69)
      }
      return .passed(name, purpose, "Swift \(version), \(compiler.path)")
    }
  }

  private var libraryCheck: DoctorReport.Check {
    let (name, purpose) = ("library", "provides the types that specs use")
    switch (library, trial) {
    case (.failure(let error), _), (.success, .failure(let error)?): return .failed(name, purpose, error)
    case (.success(let library), .success?):
      return .passed(name, purpose, "\(library.title), a test spec compiled and ran")
    case (.success(let library), nil):
      return DoctorReport.Check(
        name: name, purpose: purpose, status: .warning,
        found: "\(library.title), not tested because no working toolchain was found")
    }
  }

  private var cacheCheck: DoctorReport.Check {
    let (name, purpose) = ("cache", "stores evaluated specs")
    guard let cache else {
      return DoctorReport.Check(
        name: name, purpose: purpose, status: .warning, found: "the environment does not set a cache folder",
        fix: "set PORTOLAN_CACHE, XDG_CACHE_HOME, or HOME")
    }
    guard let problem = cache.problem else { return .passed(name, purpose, cache.path) }
    return DoctorReport.Check(
      name: name, purpose: purpose, status: .warning, found: problem.message, fix: problem.fix)
  }

  private var isolationCheck: DoctorReport.Check {
    let (name, purpose) = ("isolation", "isolates the processes of specs")
    guard case .success(let isolation)? = trial else {
      return DoctorReport.Check(
        name: name, purpose: purpose, status: .missing, found: "not tested because specs cannot run")
    }
    if isolation.hidesNetwork, isolation.hidesProcesses {
      let files =
        isolation.hidesFiles ? "no access to your files" : "all files readable (Landlock is not available)"
      return .passed(name, purpose, "no network, no visible processes, no privileges, \(files)")
    }
    #if os(macOS)
      if isolation.hidesNetwork { return .passed(name, purpose, "no network") }
    #endif
    return DoctorReport.Check(
      name: name, purpose: purpose, status: .warning,
      found: isolation.hidesNetwork
        ? "no network, but other processes are visible" : "specs run with network access",
      fix: Self.isolationFix)
  }
}

extension EvaluationSetup.Library {
  /// The folder, with the compiler that built the library and that specs need.
  fileprivate var title: String { folder + (compilerVersion.map { ", built with Swift \($0)" } ?? "") }
}

extension DoctorReport.Check {
  fileprivate static func passed(_ name: String, _ purpose: String, _ found: String) -> Self {
    Self(name: name, purpose: purpose, status: .ok, found: found)
  }

  fileprivate static func failed(_ name: String, _ purpose: String, _ error: SpecLoadingError) -> Self {
    Self(
      name: name, purpose: purpose, status: .error,
      found: error.diagnostics.first?.message ?? "cannot be used", fix: error.diagnostics.first?.fix,
      exitCode: error.exitCode)
  }
}
