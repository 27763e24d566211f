import ArgumentParser
import ChartRendering
import Diagnostics

/// Options of Helm charts.
struct ChartOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The version of a Helm chart; 0.1.0 by default.", valueName: "version"),
    transform: { text in
      guard let version = ChartVersion(text) else {
        throw ValidationError("expected a version such as 1.4.0 or 1.4.0-rc.1, found '\(text)'")
      }
      return version
    })
  var chartVersion: ChartVersion?

  @Option(
    help: ArgumentHelp(
      "The version of what a Helm chart installs; the chart's by default.", valueName: "version"))
  var appVersion: String?

  @Flag(help: "Write a Helm chart as one archive, <app>-<version>.tgz.")
  var package = false

  /// The names of the options that were given.
  var given: [String] {
    [("--chart-version", chartVersion != nil), ("--app-version", appVersion != nil), ("--package", package)]
      .filter(\.1).map(\.0)
  }

  /// The chart of a system.
  func helmChart(_ chart: Chart) -> HelmChart {
    let version = chartVersion?.text ?? "0.1.0"
    return HelmChart(chart, version: version, appVersion: appVersion ?? version)
  }

  /// A chart as one file, which Helm installs as it does a folder.
  func archive(_ chart: HelmChart) throws(Fault) -> RenderedFile {
    let tar = ChartArchive.tar(chart.files, in: chart.app)
    guard let gzip = try? Program.run(["gzip", "-n", "-9", "-c"], input: tar), gzip.exitCode == 0 else {
      throw Fault(
        diagnostics: [
          Diagnostic("output/no-gzip", .error, "gzip is needed to pack a chart, and cannot be run", at: nil)
        ], exitCode: 69)
    }
    return chart.archive(packed: gzip.output)
  }
}

/// A version as Helm has it: SemVer 2.
struct ChartVersion {
  let text: String

  init?(_ text: String) {
    let core = text.prefix { $0 != "-" && $0 != "+" }
    let numbers = core.split(separator: ".", omittingEmptySubsequences: false)
    let rest = text.dropFirst(core.count).dropFirst()
    guard numbers.count == 3, numbers.allSatisfy({ Int($0).map { "\($0)" } == String($0) }),
      core.count == text.count || !rest.isEmpty,
      rest.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-.+".contains($0)) })
    else { return nil }
    self.text = text
  }
}
