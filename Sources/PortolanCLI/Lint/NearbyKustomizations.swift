import LintEngine
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The kustomizations in the folders of files that were named on the command line, and in the folders above them.
struct NearbyKustomizations {
  private var byFolder: [FilePath: Kustomization?] = [:]

  /// The number of folders in which a kustomization is looked for, from the folder of the file upward.
  private static let maximumDepth = 4

  /// What kustomizations do with a file: the fields that they add to its objects, and the folder of the kustomization
  /// that uses the file as a patch.
  mutating func use(of path: String) -> (fields: AddedFields, patchedBy: String?) {
    let current = FilePath(FileManager.default.currentDirectoryPath)
    let file = current.pushing(FilePath(path)).lexicallyNormalized()
    var folder = file.removingLastComponent()
    var found: [Kustomization] = []
    for _ in 0..<Self.maximumDepth {
      if let kustomization = kustomization(in: folder) { found.append(kustomization) }
      if OperatingSystem.isFolder(folder.appending(".git").string) != nil { break }
      if !folder.removeLastComponent() { break }
    }
    let user = found.first { $0.patches.contains(file.string) }
    let fields = Kustomization.addedFields(by: found)[file.string] ?? []
    return (fields, user.map { relative($0.folder, to: current) })
  }

  private mutating func kustomization(in folder: FilePath) -> Kustomization? {
    if let known = byFolder[folder] { return known }
    let names = ["kustomization.yaml", "kustomization.yml", "Kustomization"].map {
      folder.appending($0).string
    }
    let read = names.first(where: OperatingSystem.isRegularFile).flatMap { name in
      (try? InputFile.read(name)).flatMap { Kustomization((name, $0)) }
    }
    byFolder[folder] = .some(read)
    return read
  }

  /// The folder's path, relative to the current folder if the folder is the current one or below it; otherwise
  /// unchanged.
  private func relative(_ folder: String, to current: FilePath) -> String {
    var path = FilePath(folder)
    return path.removePrefix(current) ? path.isEmpty ? "." : path.string : folder
  }
}
