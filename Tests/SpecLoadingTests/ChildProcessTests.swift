import Diagnostics
import Foundation
import Testing

@testable import SpecLoading

struct ChildProcessTests {
  private func process(_ script: String, _ arguments: [String] = [], limit: Duration = .seconds(60))
    -> ChildProcess
  {
    ChildProcess(
      script: script, arguments: arguments, environment: [(name: "PATH", value: "/usr/bin:/bin")],
      timeLimit: limit)
  }

  @Test(arguments: [
    ("exit 0", ChildProcess.Ending.exited(0)), ("exit 7", .exited(7)), ("kill -TERM $$", .signalled(SIGTERM)),
    ("[ \"$(cat)\" = '' ]", .exited(0)),
  ])
  func `an ending is told as it was`(_ script: String, _ ending: ChildProcess.Ending) async throws {
    #expect(try await process(script).run() == ending)
  }

  @Test func `only the variables given arrive`() async throws {
    let script = "[ \"$(env | grep -v -e ^PWD= -e ^_= -e ^SHLVL= | tr '\\n' ' ')\" = 'PATH=/usr/bin:/bin ' ]"
    #expect(try await process(script).run() == .exited(0))
  }

  @Test func `children don't outlive a process that is over its time, nor one that ends`() async throws {
    let bench = try Workbench()
    for (name, rest, ending) in [
      ("slow", "sleep 60", ChildProcess.Ending.outOfTime), ("quick", "exit 0", .exited(0)),
    ] {
      let mark = "\(bench.folder)/\(name)"
      // The grandchild would leave a mark some time after its parent's end.
      let script = "(sleep 3; : >\"$1\") & \(rest)"
      #expect(
        try await process(script, [mark], limit: .milliseconds(name == "slow" ? 200 : 60_000)).run() == ending
      )
      try await Task.sleep(for: .milliseconds(3500))
      #expect(!Files.exists(mark))
    }
  }

  @Test func `a cancelled task kills the process`() async throws {
    let task = Task { try await process("sleep 86400").run() }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    let outcome = await task.result
    let error = #expect(throws: SpecLoadingError.self) { try outcome.get() }
    #expect(error?.kind == .interrupted)
  }
}
