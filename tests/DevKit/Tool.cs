using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace DevKit;

public static class Tool
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private static readonly string Root = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;

    public static string Repo(string path) => Path.GetFullPath(path, Root);
    public static string Built(string project, string name) => Repo($"artifacts/bin/{project}/debug/{name}.dll");
    public static string Url(int port) => $"http://127.0.0.1:{port}";

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static async Task<bool> AnswersAsync(int web, CancellationToken stop)
    {
        try
        {
            using var answer = await Http.GetAsync($"{Url(web)}/health/ready", stop);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            return false;
        }
    }

    // Windows starts npm.cmd only by its full name.
    public static string? Find(string name) =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         from ending in OperatingSystem.IsWindows() ? new List<string> { ".exe", ".cmd" } : [""]
         select Path.Combine(folder, name + ending)).FirstOrDefault(File.Exists);

    public static ProcessStartInfo Command(string name, string[] args, Dictionary<string, string>? settings = null)
    {
        var command = new ProcessStartInfo(Find(name) ?? name, args) { WorkingDirectory = Root };
        foreach (var (key, value) in settings ?? [])
            command.Environment[key] = value;
        return command;
    }

    public static async Task<int> RunAsync(string name, string[] args, Dictionary<string, string>? settings = null)
    {
        using var process = Process.Start(Command(name, args, settings))!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public static async Task<string?> ReadAsync(string name, params string[] args)
    {
        var command = Command(name, args);
        command.RedirectStandardOutput = command.RedirectStandardError = true;
        using var process = Process.Start(command)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : null;
    }

    public static async Task BuildAsync(string project, CancellationToken stop)
    {
        Console.WriteLine($"Building {project}");
        var code = await RunAsync("dotnet", ["build", project, "-v:q", "-nologo", "-clp:NoSummary;ErrorsOnly"]);
        stop.ThrowIfCancellationRequested();
        if (code != 0) throw new OneLineException($"{project} does not build");
    }
}
