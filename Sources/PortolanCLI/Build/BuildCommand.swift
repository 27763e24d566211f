import ArgumentParser
import Diagnostics
import SpecLoading

/// `portolan build`: compile a spec into one file that needs no Swift toolchain.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Compile a spec into one file that needs no Swift toolchain.",
    discussion: """
      The file contains the value of the spec in all profiles, its sources, and the messages of the compiler. All commands
      accept it instead of the spec, with the same results and messages. The values of PORTOLAN_* variables are those at
      the time of the build. Only the version of portolan that wrote the file can read it.

      EXAMPLES
        portolan build examples/online-boutique -o shop.portolan
        portolan render shop.portolan --profile spot
      """)

  @Argument(help: "Swift file, or folder with Swift files.")
  var spec: String

  @Option(
    name: .shortAndLong, help: "File to write; its name ends in .portolan. Missing folders are created.")
  var output: String

  @Flag(help: "Replace a file that portolan did not write.")
  var force = false

  @OptionGroup var options: SpecOptions

  func validate() throws {
    guard EvaluatedSpec.isCompiled(output) else {
      throw ValidationError("The name of a compiled spec ends in '.portolan', and '\(output)' does not.")
    }
  }

  func run() throws {
    try Pipeline.run {
      let specs = try Pipeline.load([spec], options)
      var request = ExpansionRequest(.all)
      request.needsObjects = false
      try Pipeline.check(try Pipeline.expand(specs, request) { _ in () }.flatMap(\.diagnostics))
      if !force, NewFiles.exists(output), !EvaluatedSpec.isCompiled(try InputFile.read(output)) {
        throw CommandFailure(diagnostics: [.notACompiledSpec(output)], exitCode: 73)
      }
      try FileReplacement.replace(specs.map { (path: output, bytes: $0.compiled) })
    }
  }
}

extension Diagnostic {
  fileprivate static func notACompiledSpec(_ path: String) -> Diagnostic {
    Diagnostic(
      "output/foreign-file", .error, "'\(path)' is not a compiled spec and is not changed", at: nil,
      fix: "move it away, choose another name with --output, or overwrite it with --force")
  }
}
