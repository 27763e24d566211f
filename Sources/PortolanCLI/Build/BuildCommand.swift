import ArgumentParser
import Diagnostics
import SpecLoading

/// `portolan build`: compile a spec into one file that needs no Swift toolchain.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Compile a spec into one file that needs no Swift toolchain.",
    discussion: """
      The file contains the evaluated spec with all its profiles, the Swift files of the spec and its libraries, the other \
      files that it reads, images.yaml, and the messages of the compiler and the spec. \
      The commands render, diff, lint, simulate, graph, and images (without --write) accept this file instead of the spec, \
      and print the same results and messages. The settings for diff and lint in .portolan.yaml are not part of the file. \
      PORTOLAN_* variables keep the values that they have during the build. Only the version of portolan that wrote \
      the file can read it.

      EXAMPLES
        portolan build examples/online-boutique -o shop.portolan
        portolan render shop.portolan --profile spot
      """)

  @Argument(help: "Spec: App.swift, or its folder.")
  var spec: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "File to write; its name must end in .portolan. Missing folders are created.", valueName: "file"))
  var output: String

  @Flag(help: "Replace an existing file even if it is not a compiled spec.")
  var force = false

  @OptionGroup var options: SpecOptions

  func validate() throws {
    guard EvaluatedSpec.isCompiled(output) else {
      throw ValidationError(
        "invalid file name '\(output)': the name of a compiled spec must end in '.portolan'")
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
      "output/foreign-file", .error, "'\(path)' is not a compiled spec, so it was not overwritten", at: nil,
      fix: "move the file away, choose another name with --output, or overwrite the file with --force")
  }
}
