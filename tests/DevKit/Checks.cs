using System.Diagnostics;
using System.Text.Json.Nodes;

namespace DevKit;

public static class Checks
{
    private static readonly List<(string Name, string Outcome, string Detail)> Results = [];
    public static async Task<int> RunAsync(Options _)
    {
        await StepAsync("npm packages", NpmPackagesAsync);
        await StepAsync("buf lint", () => BufAsync("lint"));
        await StepAsync("buf breaking", BreakingAsync);
        await StepAsync("portal assets", AssetsAsync);
        await StepAsync("browser", BrowserAsync);
        var built = await StepAsync("build", () => ToolAsync("dotnet", "build", "RiskPlatform.sln", "-v:q", "-nologo"));
        await StepAsync("format", () => ToolAsync("dotnet", "format", "RiskPlatform.sln", "--verify-no-changes"));
        await StepAsync("test run", () => built ? TestsAsync() : Task.FromResult(("failed", "the build failed")));

        Console.WriteLine();
        foreach (var (name, outcome, detail) in Results.Where(r => r.Outcome != "passed").OrderBy(r => r.Outcome))
            Console.WriteLine($"{outcome}: {name}: {detail.ReplaceLineEndings(" ").Trim()}");
        int Count(string outcome) => Results.Count(r => r.Outcome == outcome);
        var skipped = Count("skipped") == 0 ? "" : $", {Count("skipped")} skipped";
        Console.WriteLine($"{Count("passed")} passed, {Count("failed")} failed{skipped}");
        return Count("failed") == 0 ? 0 : 1;
    }

    private static async Task<bool> StepAsync(string name, Func<Task<(string Outcome, string Detail)>> step)
    {
        Console.WriteLine($"\n== {name}");
        var watch = Stopwatch.StartNew();
        var (outcome, detail) = await step();
        Results.Add((name, outcome, detail));
        Console.WriteLine($"== {name}: {outcome} in {watch.Elapsed.TotalSeconds:F1} s {detail}".TrimEnd());
        return outcome != "failed";
    }

    private static (string, string) FromExit(int code) => code == 0 ? ("passed", "") : ("failed", $"exit code {code}");
    private static async Task<(string, string)> ToolAsync(string name, params string[] args) => Tool.Find(name) is null
        ? ("failed", $"{name} is missing; install Node.js 20 or later, which has npm, from https://nodejs.org")
        : FromExit(await Tool.RunAsync(name, args));

    private static Task<(string, string)> NpmPackagesAsync()
    {
        // npm writes the first file when it has finished; a lock file changed since then asks for a new install.
        var (installed, wanted) = (Tool.Repo("node_modules/.package-lock.json"), Tool.Repo("package-lock.json"));
        return File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(wanted)
            ? ToolAsync("npm", "--version") : ToolAsync("npm", "ci", "--ignore-scripts", "--include=dev");
    }

    // What the portal serves is kept in the repository, so that it builds without Node.js.
    private static async Task<(string, string)> AssetsAsync()
    {
        const string Folder = "src/AdminPortal/wwwroot/";
        string[] files = [Tool.Repo(Folder + "portal.css"), Tool.Repo(Folder + "govuk-frontend.min.js")];
        var kept = files.Select(File.ReadAllText).ToArray();
        var made = await ToolAsync("npm", "run", "--silent", "assets");
        return made.Item1 == "passed" && !files.Select(File.ReadAllText).SequenceEqual(kept)
            ? ("failed", "src/AdminPortal/wwwroot was not what its sources give; it is now: commit it") : made;
    }

    private static async Task<(string, string)> BrowserAsync()
    {
        if (HasBrowser()) return ("passed", "");
        if (Environment.UserName == "root" && Tool.Find("apt-get") is not null)
        {
            _ = await Tool.RunAsync("apt-get", ["-qq", "update"]);
            _ = await Tool.RunAsync("apt-get", ["-qq", "install", "-y", "chromium"]);
        }

        return HasBrowser() ? ("passed", "")
            : ("failed", "no Chromium: install it, or name one by RISKPLATFORM_TEST_BROWSER");
    }

    private static bool HasBrowser() => new[]
    {
        Environment.GetEnvironmentVariable("RISKPLATFORM_TEST_BROWSER"), "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome", "/usr/bin/microsoft-edge",
    }.Any(File.Exists);

    private static Task<(string, string)> BufAsync(params string[] args) =>
        ToolAsync("node", [Tool.Repo("node_modules/@bufbuild/buf/bin/buf"), .. args]);

    private static async Task<(string, string)> BreakingAsync()
    {
        // The folder behind a linked work tree too, where .git is a file that buf does not follow.
        var git = Tool.Find("git") is null ? null : await Tool.ReadAsync(
            "git", "rev-parse", "--path-format=absolute", "--git-common-dir");
        var tag = git is null ? null : await Tool.ReadAsync("git", "describe", "--tags", "--abbrev=0", "--match=v*");
        return git is null ? ("skipped", "git or its history is missing, so there is no release to compare with")
            : tag is null ? ("skipped", "there is no release tag (v*) yet, so no release to compare with")
            : await BufAsync("breaking", "--against", $"{git}#format=git,tag={tag}");
    }

    private static async Task<(string, string)> TestsAsync()
    {
        var folder = Directory.CreateDirectory(Tool.Repo("artifacts/test-results"));
        folder.Delete(recursive: true);
        folder.Create();
        var code = await Tool.RunAsync("dotnet", ["test", "--solution", "RiskPlatform.sln", "--no-build",
            "--results-directory", folder.FullName, "--report-xunit-ctrf"]);

        // One report per project, in the Common Test Report Format.
        var missing = Directory.GetDirectories(Tool.Repo("tests"), "*.Tests").Select(Path.GetFileName).ToHashSet();
        var tests = new List<(string Name, string Outcome, string Detail)>();
        foreach (var file in folder.GetFiles("*.ctrf"))
        {
            var report = JsonNode.Parse(await File.ReadAllTextAsync(file.FullName))!["results"]!;
            foreach (var suite in report["extra"]!["suites"]!.AsArray())
                missing.Remove(Path.GetFileNameWithoutExtension((string?)suite!["filePath"]));
            tests.AddRange(from test in report["tests"]!.AsArray()
                           let status = (string?)test["status"]
                           select ((string)test["name"]!, status is "passed" or "skipped" ? status : "failed",
                               (string?)test["message"] ?? "no reason given"));
        }
        tests.AddRange(missing.Select(project => ($"{project}", "failed", "left no results")));
        Results.AddRange(tests);
        // What fails outside a test, such as a fixture's clean-up, shows in the exit code only.
        return code == 0 || tests.Any(t => t.Outcome == "failed") ? ("passed", "") : FromExit(code);
    }
}
