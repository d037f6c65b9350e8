using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using TestKit.Processes;

namespace EndToEnd.Tests;

/// <summary>
/// The portal's real program in Production with TLS of its own: how it keeps cookies, and that nothing goes without.
/// </summary>
public sealed partial class PortalTlsTests : IAsyncLifetime
{
    private const string Password = "violet harbour marching kettle 4";
    private readonly DataFolder data = new();
    private readonly Uri address = new($"https://localhost:{DataFolder.FreePort()}");
    private readonly Uri plain = new($"http://localhost:{DataFolder.FreePort()}");
    private readonly CookieContainer cookies = new();
    private X509Certificate2 certificate = null!;
    private HttpClient http = null!;
    private ChildProcess portal = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // What the portal itself trusts when it asks its own issuer is a file on Linux alone.
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A certificate is trusted by a file on Linux alone");
        var (pfx, pem) = (Path.Combine(data.Folder, "tls.pfx"), Path.Combine(data.Folder, "tls.pem"));
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        {
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("localhost");
            names.AddDnsName("portal.example");
            request.CertificateExtensions.Add(names.Build());
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            var now = TimeProvider.System.GetUtcNow();
            certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        }

        await File.WriteAllBytesAsync(pfx, certificate.Export(X509ContentType.Pfx), Stop);
        await File.WriteAllTextAsync(pem, certificate.ExportCertificatePem(), Stop);
        var start = CommandLine.Describe(
            "dotnet",
            [RepositoryFiles.Program("AdminPortal", "RiskPlatform.AdminPortal")],
            new Dictionary<string, string?>
            {
                ["DOTNET_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["Kestrel__Endpoints__Web__Url"] = address.ToString(),
                ["Kestrel__Endpoints__Web__Certificate__Path"] = pfx,
                ["Kestrel__Endpoints__Plain__Url"] = plain.ToString(),
                ["ConnectionStrings__Identity"] = data.IdentityConnection,
                ["Identity__MasterKeyFile"] = data.MasterKeyFile,
                ["Identity__Address"] = address.ToString(),
                ["SSL_CERT_FILE"] = pem,
            });
        start.WorkingDirectory = data.Folder;
        portal = new ChildProcess(start);
        http = new HttpClient(Trusting(follows: true)) { BaseAddress = address };
        Assert.True(await portal.AnswersAsync(new Uri(plain, "/health/ready")), portal.Logs);
        // One address answers before the other; this is written once both do.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!SetUp.IsMatch(portal.Logs)) await tick.WaitForNextTickAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        http?.Dispose();
        certificate?.Dispose();
        if (portal is not null) await portal.DisposeAsync();
        data.Dispose();
    }

    [Fact]
    public async Task Cookies_are_this_host_s_alone_over_tls_and_no_script_reads_them()
    {
        var seen = await SignInAsync();

        foreach (var cookie in seen.Values)
        {
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i); samesite=(lax|strict)", cookie);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("expires=9999", cookie, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(
            [
                "__Host-riskplatform-form", "__Host-riskplatform-issuer", "__Host-riskplatform-known",
                "__Host-riskplatform-portal", "__Host-riskplatform-set-up", "__Host-riskplatform-step",
                "__Secure-riskplatform-once.", "__Secure-riskplatform-sent.",
            ],
            seen.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("samesite=strict", seen["__Host-riskplatform-form"], StringComparison.OrdinalIgnoreCase);
        Assert.All(seen.Where(c => c.Key.StartsWith("__Host-", StringComparison.Ordinal)),
            c => Assert.Contains("; path=/;", c.Value + ";", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_tls_pages_lead_to_it_and_forms_are_refused()
    {
        using var still = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var bare = new HttpClient(still) { BaseAddress = plain };

        using var twice = await bare.GetAsync(new Uri(plain + "/elsewhere.example/"), Stop);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(plain, "/cases?state=Open"));
        request.Headers.Host = "elsewhere.example";
        using var led = await bare.SendAsync(request, Stop);
        using var form = new FormUrlEncodedContent([new("Password", Password)]);
        using var sent = await bare.PostAsync(new Uri("/account/sign-in", UriKind.Relative), form, Stop);

        Assert.StartsWith(address.ToString(), twice.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(new Uri(address, "/cases?state=Open"), led.Headers.Location);
        Assert.Equal(HttpStatusCode.Redirect, led.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, sent.StatusCode);
        Assert.False(led.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Browsers_are_told_to_stay_with_tls_for_a_year()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/account/sign-in"));

        // Not of localhost, which HSTS leaves out.
        request.Headers.Host = "portal.example";
        using var answer = await http.SendAsync(request, Stop);

        Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
    }

    /// <summary>From the set-up link to the start page; every cookie that was set, by its name.</summary>
    private async Task<Dictionary<string, string>> SignInAsync()
    {
        var link = SetUp.Match(portal.Logs);
        var set = new Dictionary<string, string>();
        var (page, at) = await GoAsync(new Uri(link.Groups["link"].Value), null, set);
        (page, at) = await GoAsync(at, Form(page, ("Name", "Alex Synthetic"), ("Email", "admin@platform.example"),
            ("Password", Password), ("Repeated", Password)), set);
        var key = Key.Match(page).Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal);
        (page, _) = await GoAsync(at, Form(page, ("Code", Code(key, 0))), set);
        Assert.Contains("Keep your recovery codes", page, StringComparison.Ordinal);
        (page, at) = await GoAsync(new Uri(address, "/account"), null, set);
        (page, at) = await GoAsync(at, Form(page, ("Email", "admin@platform.example"), ("Password", Password)), set);

        // The one that set the app up is used; the next one is good already.
        (page, at) = await GoAsync(at, Form(page, ("Code", Code(key, 1))), set);
        Assert.True(at.AbsolutePath == "/account", page);
        return set;
    }

    private async Task<(string Page, Uri At)> GoAsync(
        Uri to, Dictionary<string, string>? form, Dictionary<string, string> set)
    {
        using var still = Trusting(follows: false);
        using var asks = new HttpClient(still);
        for (var hop = 0; hop < 10; hop++)
        {
            using var content = form is null ? null : new FormUrlEncodedContent(form);
            using var answer = content is null
                ? await asks.GetAsync(to, Stop) : await asks.PostAsync(to, content, Stop);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
            {
                // One that is taken away is no more.
                var name = Random.Replace(cookie[..cookie.IndexOf('=', StringComparison.Ordinal)], ".");
                if (!cookie.Contains("1970", StringComparison.Ordinal)) set[name] = cookie;
            }

            if (answer.Headers.Location is null) return (await answer.Content.ReadAsStringAsync(Stop), to);
            (to, form) = (new Uri(to, answer.Headers.Location), null);
        }

        throw new InvalidOperationException($"It leads on and on, to {to}");
    }

    /// <summary>Trusts this certificate alone.</summary>
    private SocketsHttpHandler Trusting(bool follows) => new()
    {
        CookieContainer = cookies,
        AllowAutoRedirect = follows,
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { certificate },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    };

    private static Dictionary<string, string> Form(string page, params (string Name, string Value)[] answers)
    {
        var main = page[page.IndexOf("<main", StringComparison.Ordinal)..];
        var form = main[main.IndexOf("<form", StringComparison.Ordinal)..];
        form = form[..form.IndexOf("</form>", StringComparison.Ordinal)];
        var fields = Hidden.Matches(form).ToDictionary(
            m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value));
        foreach (var (name, value) in answers) fields[name] = value;
        return fields;
    }

    private static string Code(string key, int ahead)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Select(c => Convert.ToString(alphabet.IndexOf(c), 2).PadLeft(5, '0')));
        var secret = bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2)).ToArray();
        var step = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + ahead;
        var counter = BitConverter.GetBytes(step);
        if (BitConverter.IsLittleEndian) Array.Reverse(counter);
#pragma warning disable CA5350 // The algorithm of RFC 6238.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"SETUP (?<link>\S+)", Plain, 1000)]
    private static partial Regex SetUp { get; }

    [GeneratedRegex("account-key[^>]*>(?<key>[A-Z2-7 ]+)<", Plain, 1000)]
    private static partial Regex Key { get; }

    [GeneratedRegex("<input[^>]*name=\"(?<name>[^\"]+)\"[^>]*type=\"hidden\"[^>]*value=\"(?<value>[^\"]*)\""
        + "|<input[^>]*type=\"hidden\"[^>]*name=\"(?<name>[^\"]+)\"[^>]*value=\"(?<value>[^\"]*)\"", Plain, 1000)]
    private static partial Regex Hidden { get; }

    /// <summary>What makes each cookie of a sign-in another one.</summary>
    [GeneratedRegex(@"\..+$", Plain, 1000)]
    private static partial Regex Random { get; }
}
