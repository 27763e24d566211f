import Diagnostics
import Topology

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Converts pictures to PNG with a program that is installed.
enum PNGConversion {
  /// The number of pixels for each unit of the picture; 2 or more keeps text sharp.
  private static let scale = 2.0

  /// The maximum width and height of the PNG in pixels.
  private static let maximumSide = 16_000.0

  private static let browsers = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge",
  ]

  /// The programs that can convert a picture, the best one first.
  static let programs = ["rsvg-convert", "resvg", "inkscape"] + browsers

  /// The programs to install, in words.
  static let programNames = "rsvg-convert, resvg, Inkscape, or Chromium"

  /// The PNG of a picture, in light colors.
  /// - Throws: ``CommandFailure`` with the exit code 69 if no installed program converts it.
  static func convert(_ picture: SVGPicture) throws(CommandFailure) -> [UInt8] {
    let size = picture.size
    let scale = min(scale, maximumSide / max(size.width, size.height, 1))
    var failures: [String] = []
    do {
      let folder = FileManager.default.temporaryDirectory.appending(path: "portolan-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let (input, output) = (
        folder.appending(path: "graph.svg").path, folder.appending(path: "graph.png").path
      )
      try Data(picture.svg.utf8).write(to: URL(filePath: input))
      for converter in converters(input, output, size, scale, in: folder.path) {
        guard let name = converter.first, isInstalled(name) else { continue }
        let result = try Program.run(converter, limit: 1 << 20, readsErrors: true)
        if let data = FileManager.default.contents(atPath: output),
          data.starts(with: [0x89, 0x50, 0x4E, 0x47])
        {
          return Array(data)
        }
        failures.append("'\(name)' exited with code \(result.exitCode)")
      }
    } catch {
      failures.append("\(error)")
    }
    throw CommandFailure(diagnostics: [.noConverter(failures)], exitCode: 69)
  }

  /// The command lines of the converters, the best one first.
  private static func converters(
    _ input: String, _ output: String, _ size: Size, _ scale: Double, in folder: String
  ) -> [[String]] {
    let width = "\(Int((size.width * scale).rounded(.up)))"
    let window = "\(Int(size.width.rounded(.up))),\(Int(size.height.rounded(.up)))"
    // Chromium's sandbox does not work for root. The page is safe without it: portolan wrote it, and it has no
    // script.
    let sandbox = OperatingSystem.isSuperuser ? ["--no-sandbox"] : []
    let calls = browsers.map { browser in
      [browser, "--headless", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=\(scale)"]
        + sandbox
        + [
          "--user-data-dir=\(folder)/profile", "--window-size=\(window)", "--screenshot=\(output)",
          "file://\(input)",
        ]
    }
    return [
      ["rsvg-convert", "--width", width, "--keep-aspect-ratio", "--output", output, input],
      ["resvg", "--width", width, input, output],
      ["inkscape", "--export-type=png", "--export-width=\(width)", "--export-filename=\(output)", input],
    ] + calls
  }

  private static func isInstalled(_ name: String) -> Bool {
    let folders = (ProcessEnvironment.variable("PATH") ?? "").split(separator: ":")
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }
}

extension Diagnostic {
  fileprivate static func noConverter(_ failures: [String]) -> Diagnostic {
    Diagnostic(
      "graph/no-converter", .error,
      failures.isEmpty
        ? "PNG output requires a program that converts SVG to PNG, and none is installed"
        : "cannot convert the picture to PNG", at: nil, notes: failures.map { Note($0) },
      fix: failures.isEmpty
        ? "install \(PNGConversion.programNames), or use --format svg"
        : "use --format svg, or install another converter: \(PNGConversion.programNames)")
  }
}
