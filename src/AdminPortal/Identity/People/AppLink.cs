using QRCoder;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>The key of somebody's two-step as an authenticator app takes it.</summary>
internal static class AppLink
{
    private const string Issuer = "RiskPlatform";

    /// <summary>A picture for the app's camera, as the address of an image.</summary>
    internal static string Picture(string account, string key)
    {
        var link = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account)}"
            + $"?secret={key}&issuer={Issuer}&digits=6&period=30";
        using var data = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        return "data:image/svg+xml;base64,"
            + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(picture.GetGraphic(5)));
    }

    /// <summary>In groups of four, for typing.</summary>
    internal static string Spaced(string key) => string.Join(' ', key.Chunk(4).Select(part => new string(part)));
}
