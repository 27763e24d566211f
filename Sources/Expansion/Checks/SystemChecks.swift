internal import Diagnostics
internal import ManifestTree
internal import Portolan

/// Checks a spec before it is expanded.
///
/// The checks of the whole system are in `System/`, the checks of a service in `Service/`, and the checks of the syntax
/// of strings and numbers in `Grammar/`.
struct SystemChecks: Sendable {
  let system: SystemModel
  let index: SystemIndex
  /// The position of a property of the app.
  let place: SystemExpansion.PropertyPlace
  /// Why a file that a declaration names cannot be read.
  let fileProblem: SystemExpansion.FileProblem
  var faults = SpecFaults()

  init(
    _ system: SystemModel, place: @escaping SystemExpansion.PropertyPlace,
    fileProblem: @escaping SystemExpansion.FileProblem = SystemExpansion.anyFileProblem
  ) {
    self.fileProblem = fileProblem
    self.system = system
    index = SystemIndex(system)
    self.place = place
  }

  /// The errors and warnings sorted by position, without duplicates.
  var diagnostics: [Diagnostic] {
    // The whole system is one more element beside the services, so that no core waits for its checks.
    let parts = (0..<system.services.count + 1).concurrentMap { part in
      part == 0 ? faultsOfSystem : ServiceChecks.faults(of: part - 1, in: system, index)
    }
    var faults = SpecFaults()
    for part in parts { faults.append(part) }
    return faults.diagnostics(index)
  }

  private var faultsOfSystem: SpecFaults {
    var checks = self
    checks.checkApp()
    checks.checkServiceNames()
    checks.checkSelectors()
    checks.checkObjectNames()
    checks.checkNodePorts()
    checks.checkResources()
    checks.checkGateways()
    checks.checkServiceEntries()
    checks.checkExternalServices()
    checks.checkMeshSecurity()
    checks.checkMergedRoutes()
    checks.checkSharedAccounts()
    checks.checkIngressControllers()
    checks.checkExperiments()
    checks.checkUnprefixedReferences()
    checks.checkWrittenHooks()
    return checks.faults
  }
}
