package import ManifestTree

/// A system's objects in its profiles: what every format that covers them all is made of.
package struct SystemObjects: Sendable {
  /// The app's name.
  package let app: String
  /// The name of what all profiles share in a GitOps controller: the set of Applications and the repository.
  package let release: String
  /// The profile that the others are held against: the app's first one.
  package let defaultProfile: String
  /// The profiles, the default one first where it is among them.
  package let profiles: [ProfileObjects]
  /// The files by which its experiments are run, by name, without headers.
  package var experiments: [(name: String, text: String)] = []

  /// Makes a system.
  package init(
    app: String, release: String, defaultProfile: String, profiles: [ProfileObjects]
  ) {
    self.app = app
    self.defaultProfile = defaultProfile
    self.release = release
    self.profiles = profiles
  }
}

/// A system's objects in one profile.
package struct ProfileObjects: Sendable {
  /// The profile's name.
  package let profile: String
  /// The name of its GitOps application.
  package let application: String
  /// The name of its Helm release.
  package let release: String
  /// The namespace of its objects.
  package let namespace: String
  /// The objects, by the file that holds them in plain manifests; a file may have none.
  package let files: [FileObjects]

  /// Makes a profile.
  package init(
    profile: String, application: String, release: String, namespace: String, files: [FileObjects]
  ) {
    self.profile = profile
    self.application = application
    self.release = release
    self.namespace = namespace
    self.files = files
  }

  /// All objects, file by file.
  package var objects: some Sequence<Object> { files.lazy.flatMap(\.objects) }
}

/// The objects that one file of plain manifests holds.
package struct FileObjects: Sendable {
  /// The file's name without its ending: a service's name, or that of a shared file.
  package let file: String
  /// The objects in the order in which they were made.
  package let objects: [Object]

  /// Makes a file.
  package init(file: String, objects: [Object]) {
    self.file = file
    self.objects = objects
  }
}
