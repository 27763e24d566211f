import ArgumentParser
import ChartRendering
import Diagnostics
import FileWriting

/// Options of Helm charts.
struct ChartOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Version of the Helm chart. Defaults to 0.1.0.", valueName: "version"),
    transform: { text in
      guard let version = ChartVersion(text) else {
        throw ValidationError("invalid chart version '\(text)': use a version such as 1.4.0 or 1.4.0-rc.1")
      }
      return version
    })
  var chartVersion: ChartVersion?

  @Option(
    help: ArgumentHelp(
      "Application version (appVersion) in the Helm chart. Defaults to the chart's version.",
      valueName: "version"))
  var appVersion: String?

  @Flag(help: "With --format helm, write the chart as an archive, <app>-<version>.tgz.")
  var package = false

  /// The names of the options that are set.
  var given: [String] {
    [("--chart-version", chartVersion != nil), ("--app-version", appVersion != nil), ("--package", package)]
      .filter(\.1).map(\.0)
  }

  /// The chart of a system.
  func helmChart(_ chart: Chart) -> HelmChart {
    let version = chartVersion?.text ?? "0.1.0"
    return HelmChart(chart, version: version, appVersion: appVersion ?? version)
  }

  /// The chart as one archive file, which Helm installs like a folder.
  /// - Throws: ``CommandFailure`` with the exit code 69 if `gzip` is missing or fails.
  func archive(_ chart: HelmChart) throws(CommandFailure) -> RenderedFile {
    let tar: [UInt8]
    do throws(FileFault) {
      tar = try ChartArchive.tar(chart.files, in: chart.app)
    } catch {
      throw CommandFailure(error)
    }
    let result = try? Program.run(["gzip", "-n", "-9", "-c"], input: tar)
    guard let gzip = result, gzip.exitCode == 0 else {
      let isMissing = result?.exitCode == 127
      throw CommandFailure(
        diagnostics: [
          Diagnostic(
            "output/no-gzip", .error,
            "--package requires gzip, which \(isMissing ? "is not installed" : "failed")", at: nil,
            fix: "\(isMissing ? "install gzip, or " : "")render a folder without --package")
        ], exitCode: 69)
    }
    return chart.archive(packed: gzip.output)
  }
}

/// A version in Helm's format: SemVer 2.
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
