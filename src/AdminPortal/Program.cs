using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Pages.Directory;
using RiskPlatform.AdminPortal.Pages.Reviews;
using RiskPlatform.AdminPortal.Shell;

// Settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = AppContext.BaseDirectory,
});
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = FormSize.Most;
});
builder.Services.AddSingleton(TimeProvider.System);
builder.AddIdentity();
builder.Services.AddRiskService();
builder.Services.AddPages(builder.Environment);
builder.Services.AddReviewPages();
builder.Services.AddDirectoryPages();
builder.Services.AddAssetCompression();
builder.Services.AddHealth();
builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));

var app = builder.Build();
app.UseSecurityHeaders();
app.UseTls();
app.UseExit();
app.UseErrorPage();
app.UseAssetCompression();
app.UseStaticFiles();
app.UseRouting();
app.UseFormSize();
app.UseAuthentication();
app.UseAuthorization();
app.MapHealth();
app.MapIdentity();
app.MapRazorPages();
app.Run();

/// <summary>The portal, as tests start it.</summary>
public sealed partial class Program;
