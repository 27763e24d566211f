internal import Diagnostics

// Messages about Jobs: hooks and names by content.

extension Diagnostic {
  static func jobSetting(_ setting: String, of workload: String, at location: FileLocation) -> Diagnostic {
    fault(
      "job-setting", "a \(workload) does not support '.\(setting)': only a Job runs once", at: location,
      fix: "declare the service as '.job', or remove '.\(setting)'")
  }

  static func hookWithoutPoint(at location: FileLocation) -> Diagnostic {
    fault(
      "hook", "'.hook' requires at least one hook point", at: location,
      fix: "add hook points, such as '.hook(.postInstall, .preUpgrade)'")
  }

  static func repeatedHookPoint(_ point: String, at location: FileLocation) -> Diagnostic {
    fault("hook", "hook point '\(point)' is set twice", at: location, fix: "remove one of the two")
  }

  static func hookBeforeDependency(
    _ dependency: String, at location: FileLocation, hook: FileLocation
  ) -> Diagnostic {
    fault(
      "hook-order",
      "a pre-install hook cannot use \(dependency), which Helm creates after the hook has completed",
      at: location, notes: [Note("the hook is declared here", at: hook)],
      fix: "run the Job later, with '.hook(.postInstall, .preUpgrade)'")
  }
}
