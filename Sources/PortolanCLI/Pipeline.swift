import ArgumentParser
import Diagnostics
import Expansion

/// The stages of a command: load → expand → check → deliver.
///
/// Commands that accept specs call the first three stages in this order, use the expanded systems, and deliver the
/// result. ``DeclaredObjects``, ``LintInput``, and ``ProfiledObjects`` are the first three stages for commands that
/// also accept manifests, which are read instead of loaded and expanded.
enum Pipeline {
  /// Runs the stages of a command.
  /// - Throws: the exit code of the stage that failed, after its errors are printed.
  static func run(_ stages: () throws -> Void) throws {
    do {
      try stages()
    } catch let failure as CommandFailure {
      throw failure.exit()
    }
  }

  /// Load: compiles and evaluates specs, or takes their values from the cache.
  /// - Parameter evaluatesTwice: whether a spec without a cached value is evaluated a second time.
  /// - Throws: ``CommandFailure`` with the errors of all specs, and the exit code of the first spec with errors.
  static func load(
    _ paths: [String], _ options: SpecOptions, evaluatesTwice: Bool = false
  ) throws(CommandFailure) -> [LoadedSpec] {
    paths.isEmpty ? [] : try LoadedSpec.load(paths, options, evaluatesTwice: evaluatesTwice)
  }

  /// Expand: makes the objects of specs in the profiles of a request, and finds the errors in them.
  ///
  /// The objects of a part are freed before the next part's objects are created, unless the output contains them.
  /// - Parameter output: what to keep of each part, which is computed for all parts in parallel.
  /// - Throws: ``CommandFailure`` with the exit code 64 for an unknown profile or for images of unknown services, or 65
  ///   if the result of a spec is invalid.
  static func expand<Output>(
    _ specs: [LoadedSpec], _ request: ExpansionRequest,
    output: @Sendable (SystemExpansion.File) -> Output
  ) throws(CommandFailure) -> [ExpandedSystem<Output>] {
    var systems: [ExpandedSystem<Output>] = []
    for spec in specs { systems.append(try ExpandedSystem(spec, request, output: output)) }
    try request.checkImages(among: systems.flatMap(\.expansions))
    return systems
  }

  /// Check: stops if there are errors, and otherwise reports the warnings.
  /// - Throws: ``CommandFailure`` with the exit code 65 and all errors and warnings, if one of them is an error.
  static func check(_ diagnostics: [Diagnostic], reportsWarnings: Bool = true) throws(CommandFailure) {
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      throw CommandFailure(diagnostics: diagnostics, exitCode: 65)
    }
    if reportsWarnings { StandardStreams.report(diagnostics) }
  }

  /// Deliver: writes the result to standard output.
  /// - Parameter hasFindings: whether the result has findings or differences, for which the exit code is 1.
  static func deliver(_ result: [UInt8], hasFindings: Bool = false) throws {
    try StandardStreams.write(result)
    if hasFindings { throw ExitCode(1) }
  }

  /// Deliver: writes text to standard output.
  static func deliver(_ result: String, hasFindings: Bool = false) throws {
    try deliver(Array(result.utf8), hasFindings: hasFindings)
  }
}
