import ArgumentParser
import Diagnostics
import ManifestTree

/// Ends a command: prints the errors and exits with the code for their cause.
struct CommandFailure: Error {
  let diagnostics: [Diagnostic]
  /// The output of a compiler or program, which is printed unchanged.
  var transcript = ""
  let exitCode: Int32

  /// Prints the errors and returns the exit code.
  func exit() -> ExitCode {
    StandardStreams.report(diagnostics)
    StandardStreams.say(transcript)
    return ExitCode(exitCode)
  }
}

extension Diagnostic {
  static func unknownProfile(_ name: String, of app: String, known: [String], at location: FileLocation)
    -> Diagnostic
  {
    let near = nearestName(to: name, among: known).map { "did you mean '\($0)'?" }
    return Diagnostic(
      "command/unknown-profile", .error, "unknown profile '\(name)' in '\(app)': use \(known.quoted.oneOf)",
      at: location,
      fix: near)
  }

  static func unknownService(_ name: String, known: some Sequence<String>) -> Diagnostic {
    let near = nearestName(to: name, among: known).map { "did you mean '\($0)'?" }
    return Diagnostic(
      "command/unknown-service", .error, "unknown service or container '\(name)'", at: nil,
      fix: near ?? "use a service name from the spec, or SERVICE/CONTAINER")
  }

  static func unknownChoice(
    _ value: String, for variable: String, known: [String], at location: FileLocation
  ) -> Diagnostic {
    let near = nearestName(to: value, among: known).map { "did you mean '\($0)'?" }
    return Diagnostic(
      "spec/unknown-choice", .error, "invalid value '\(value)' for \(variable): use \(known.quoted.oneOf)",
      at: location,
      fix: near)
  }

  static func ignoredProperty(
    _ name: String, type: String, expected: String, at location: FileLocation
  ) -> Diagnostic {
    Diagnostic(
      "spec/ignored-declaration", .error,
      "property '\(name)' is ignored because its type is '\(type)', not '\(expected)'", at: location,
      fix: "declare 'let \(name): \(expected)'")
  }

  static func otherVersion(_ found: String, _ expected: String, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "spec/other-version", .error,
      "the spec is linked with Portolan \(found), but this tool is Portolan \(expected)", at: location,
      fix:
        "use the tool and the library from the same installation, or set PORTOLAN_LIBRARY to the library's folder"
    )
  }

  static func compiledByOtherVersion(
    _ found: String, _ expected: String, at location: FileLocation
  ) -> Diagnostic {
    Diagnostic(
      "spec/other-version", .error,
      "the spec was compiled by Portolan \(found), but this tool is Portolan \(expected)",
      at: location,
      fix: "run 'portolan build' with this version to compile the spec again")
  }

  static func malformedPayload(_ reason: String, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "spec/malformed-result", .error, "cannot read the spec's result: \(reason)",
      at: location,
      fix:
        "do not write to the file descriptor that portolan passes to the spec: only the '@main' app may use it"
    )
  }

  static func foreignFile(_ path: String, app: String) -> Diagnostic {
    Diagnostic(
      "output/foreign-file", .error,
      "'\(path)' was not written by portolan for '\(app)', so no file was changed", at: nil,
      fix: "move the file away, choose another folder with --output, or overwrite the file with --force")
  }

  static func outdatedFile(_ path: String) -> Diagnostic {
    Diagnostic(
      "output/outdated-file", .error, "'\(path)' is not up to date with the spec",
      at: FileLocation(file: path, line: 1, column: 1),
      fix:
        "render the spec with the same options and --prune instead of --check, and add --force if portolan did not write the file for this app"
    )
  }

  static func staleFiles(_ paths: [String]) -> Diagnostic {
    Diagnostic(
      "output/stale-files", .warning,
      "\(paths.count == 1 ? "a file is" : "\(paths.count) files are") no longer rendered",
      at: nil, notes: paths.map { Note($0) },
      fix: "remove the \(paths.count == 1 ? "file" : "files") with --prune")
  }

  static func sameObjectTwice(_ object: ObjectIdentity, _ first: String, _ second: String) -> Diagnostic {
    let place = object.namespace.map { " in namespace '\($0)'" } ?? ""
    let isOneSpec = first == second
    let text = "\(object.kind)/\(object.name)\(place)"
    let repetition =
      isOneSpec
      ? "'\(first)' renders \(text) more than once" : "'\(first)' and '\(second)' both render \(text)"
    let part = isOneSpec ? "profile" : "spec"
    return Diagnostic(
      "command/same-object-twice", .error,
      "\(repetition): when the stream is applied, only the last copy takes effect",
      at: nil,
      fix:
        "use a different namespace or name prefix for each \(part), or run 'portolan render' once for each \(part)"
    )
  }

  static func sameAppTwice(_ app: String, _ paths: [String]) -> Diagnostic {
    Diagnostic(
      "command/same-app-twice", .error,
      "\(paths.inputNames) declare the same app '\(app)', whose files would share a folder", at: nil,
      fix: "run 'portolan render' for each spec with a different --output")
  }
}
