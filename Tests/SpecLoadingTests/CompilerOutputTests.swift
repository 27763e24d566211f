import Diagnostics
import Testing

@testable import SpecLoading

struct CompilerOutputTests {
  @Test func `errors and warnings have positions, notes are attached, and carets are unchanged`() throws {
    let bench = try Workbench(["App.swift": "", "Extra.swift": ""])
    let sources = try SpecSources(reading: "\(bench.folder)/spec")
    let text = """
      App.swift:8:9: warning: 'x' was never used
      8 |   let x = 1
        |       `- warning: 'x' was never used
      Extra.swift:1:2: error: no such thing: 'y'
      Extra.swift:3:4: note: did you mean 'z'?
      Other.swift:1:1: error: elsewhere
      """
    let output = CompilerOutput(Array(text.utf8), of: sources)
    #expect(
      output.diagnostics.map { "\($0.severity) \($0.message)" } == [
        "warning 'x' was never used", "error no such thing: 'y'",
      ])
    #expect(output.diagnostics.last?.location?.description == "\(bench.folder)/spec/Extra.swift:1:2")
    #expect(output.diagnostics.last?.notes.map(\.message) == ["did you mean 'z'?"])
    #expect(output.transcript.replacing("\(bench.folder)/spec/", with: "") == text)
  }
}
