using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using TestKit.Processes;
using SmtpHost = SmtpServer.SmtpServer;

namespace RiskService.Tests.Channels;

/// <summary>
/// A real mail server on this machine, with a certificate of its own, that tests can make behave badly.
/// </summary>
internal sealed class MailServer : MessageStore, IMailboxFilter, IUserAuthenticator, IAsyncDisposable
{
    internal const string User = "riskplatform";
    internal const string Password = "synthetic-password";

    private readonly CancellationTokenSource stopping = new();
    private readonly string folder = Directory.CreateTempSubdirectory("mail-").FullName;
    private readonly X509Certificate2 certificate;
    private readonly bool startTls;
    private Task running = Task.CompletedTask;

    internal MailServer(bool startTls = true, string name = "localhost", int? port = null)
    {
        this.startTls = startTls;
        Port = port ?? DataFolder.FreePort();
        certificate = Certificate(name);
        CaFile = Path.Combine(folder, "ca.pem");
        File.WriteAllText(CaFile, certificate.ExportCertificatePem());
        Start();
    }

    internal int Port { get; }

    internal string CaFile { get; }

    /// <summary>Everything that was taken, in the order in which it came.</summary>
    internal ConcurrentQueue<MimeMessage> Received { get; } = new();

    internal ConcurrentQueue<string> SignIns { get; } = new();

    /// <summary>How it answers the data of a message; null takes it.</summary>
    internal Func<SmtpResponse?> OnData { get; set; } = () => null;

    /// <summary>What happens once a message was taken, and before that is told.</summary>
    internal Func<Task> AfterTaking { get; set; } = () => Task.CompletedTask;

    internal Func<string, SmtpResponse?> OnRecipient { get; set; } = _ => null;

    internal Func<SmtpResponse?> OnSender { get; set; } = () => null;

    internal bool RefusesSignIn { get; set; }

    internal IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        Channelling.Set("Mail:Host", "localhost"), Channelling.Set("Mail:Port", Port),
        Channelling.Set("Mail:CaFile", CaFile), Channelling.Set("Mail:UserName", User),
        Channelling.Set("Mail:Password", Password), Channelling.Set("Mail:From", "reminders@platform.example"),
        Channelling.Set("Mail:TimeoutSeconds", 5), Channelling.Set("Portal:BaseUrl", "https://risk.example"),
    ];

    internal IEnumerable<string> Ids => Received.Select(m => m.MessageId!);

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer,
        CancellationToken cancellationToken)
    {
        if (OnData() is { } refusal) return refusal;
        using var stream = new MemoryStream(buffer.ToArray());
        Received.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
        await AfterTaking();
        return SmtpResponse.Ok;
    }

    public Task<bool> CanAcceptFromAsync(
        ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) =>
        OnSender() is { } refusal ? throw new SmtpResponseException(refusal) : Task.FromResult(true);

    public Task<bool> CanDeliverToAsync(
        ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
        OnRecipient($"{to.User}@{to.Host}") is { } refusal
            ? throw new SmtpResponseException(refusal) : Task.FromResult(true);

    public Task<bool> AuthenticateAsync(
        ISessionContext context, string user, string password, CancellationToken cancellationToken)
    {
        SignIns.Enqueue(user);
        return Task.FromResult(!RefusesSignIn && user == User && password == Password);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
        certificate.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void Start()
    {
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port));
            if (startTls) endpoint.Certificate(certificate).AuthenticationRequired();
            else endpoint.AllowUnsecureAuthentication();
        }).Build();
        var services = new ServiceProvider();
        services.Add((IMessageStore)this);
        services.Add((IMailboxFilter)this);
        services.Add((IUserAuthenticator)this);
        running = new SmtpHost(options, services).StartAsync(stopping.Token);
    }

    private static X509Certificate2 Certificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(
            TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
