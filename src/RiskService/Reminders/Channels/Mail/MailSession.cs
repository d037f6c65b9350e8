using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using RiskPlatform.RiskService.Reminders.Channels.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels.Mail;

/// <summary>
/// One connection to the mail server for a batch, made when it is first needed and made anew after it broke. Where
/// STARTTLS is asked for, a server without it gets nothing, and no password either.
/// </summary>
internal sealed class MailSession(MailOptions options) : IAsyncDisposable
{
    private SmtpClient? client;

    internal async Task<Attempt> SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            if (client is not { IsConnected: true } && await ConnectAsync(timeout.Token) is { } refused)
            {
                Drop();
                return refused;
            }

            await client!.SendAsync(message, timeout.Token);
            return Attempt.Sent;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Drop();
            throw;
        }
        catch (SmtpCommandException e)
        {
            return Refused(e);
        }
        catch (Exception e) when (Failure(e) is { } failure)
        {
            Drop();
            return Attempt.Closed(failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (client is { IsConnected: true })
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            try
            {
                await client.DisconnectAsync(quit: true, timeout.Token);
            }
            catch (Exception e) when (Failure(e) is not null)
            {
                // Everything was answered for; how the connection ends does not matter.
            }
        }

        Drop();
    }

    /// <summary>Null once connected and signed in.</summary>
    private async Task<Attempt?> ConnectAsync(CancellationToken cancellationToken)
    {
        Drop();
        var connecting = client = new SmtpClient
        {
            Timeout = options.TimeoutSeconds * 1_000,
            LocalDomain = options.Domain,
        };
        if (!string.IsNullOrEmpty(options.CaFile))
        {
            connecting.CheckCertificateRevocation = false;
            connecting.ServerCertificateValidationCallback = (_, certificate, _, errors) => Trusts(certificate, errors);
        }

        await connecting.ConnectAsync(options.Host!, options.Port, options.Security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.None => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        }, cancellationToken);
        if (string.IsNullOrEmpty(options.UserName)) return null;
        try
        {
            await connecting.AuthenticateAsync(options.UserName, Password(), cancellationToken);
            return null;
        }
        catch (Exception e) when (e is AuthenticationException or NotSupportedException or UnauthorizedAccessException
            or FileNotFoundException or DirectoryNotFoundException)
        {
            return Attempt.Closed(DeliveryFailure.NotConfigured);
        }
    }

    private string Password() => string.IsNullOrEmpty(options.PasswordFile)
        ? options.Password! : File.ReadAllText(options.PasswordFile).TrimEnd('\r', '\n');

    private bool Trusts(X509Certificate? certificate, SslPolicyErrors errors)
    {
        const SslPolicyErrors ofChain = SslPolicyErrors.RemoteCertificateChainErrors;
        if (certificate is null || (errors & ~ofChain) != SslPolicyErrors.None) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(options.CaFile!);
        using var server = new X509Certificate2(certificate);
        return chain.Build(server);
    }

    private Attempt Refused(SmtpCommandException refusal)
    {
        var code = (int)refusal.StatusCode;
        switch (code)
        {
            case 421:
                Drop();
                return Attempt.Closed(DeliveryFailure.RefusedForNow);
            case 530 or 534 or 535 or 538:
                Drop();
                return Attempt.Closed(DeliveryFailure.NotConfigured);
            default:
                break;
        }

        // That the platform may not send from its own address is not the recipient's fault.
        if (refusal.ErrorCode is not (SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted))
        {
            return Attempt.Closed(code < 500 ? DeliveryFailure.RefusedForNow : DeliveryFailure.NotConfigured);
        }

        if (code < 500) return Attempt.Later(DeliveryFailure.RefusedForNow);

        // After the data it is about the message or who sends it, and every message is made alike: by far most often
        // something at the server that somebody will put right.
        if (refusal.ErrorCode == SmtpErrorCode.MessageNotAccepted) return Attempt.Later(DeliveryFailure.Refused);
        return RefusedRecipient.Means(code, refusal.Message) switch
        {
            Refusal.OfRecipient => Attempt.Never(DeliveryFailure.Refused),
            Refusal.ByServer => Attempt.Closed(DeliveryFailure.NotConfigured) with { ByRecipient = true },
            _ => Attempt.Later(DeliveryFailure.Refused),
        };
    }

    /// <summary>Null for what is none of the connection's.</summary>
    private static DeliveryFailure? Failure(Exception exception) => exception switch
    {
        OperationCanceledException or TimeoutException => DeliveryFailure.Timeout,
        ServiceNotAuthenticatedException => DeliveryFailure.NotConfigured,
        SslHandshakeException or NotSupportedException or System.Security.Authentication.AuthenticationException =>
            DeliveryFailure.Security,
        SocketException { SocketErrorCode: SocketError.TimedOut } => DeliveryFailure.Timeout,
        ProtocolException or ServiceNotConnectedException or IOException or SocketException or InvalidOperationException
            => DeliveryFailure.Unreachable,
        _ => null,
    };

    private void Drop()
    {
        client?.Dispose();
        client = null;
    }
}
