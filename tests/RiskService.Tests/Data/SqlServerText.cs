using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskService.Tests.Data;

/// <summary>SQL as the provider of SQL Server writes it, and the parser of its makers to judge it.</summary>
internal static class SqlServerText
{
    /// <summary>Connects to nothing: a context for the text of its queries.</summary>
    internal static RiskDbContext Context(string agency = "agency")
    {
        var caller = new CurrentCaller();
        caller.Set(new Caller("s", "c", agency, Roles.Manager, []));
        var options = new DbContextOptionsBuilder<SqlServerRiskDbContext>().UseSqlServer("Server=none").Options;
        return new SqlServerRiskDbContext(options).For(caller, null!, null);
    }

    internal static void AssertParses(string sql)
    {
        using var reader = new StringReader(sql);
        new TSql170Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        Assert.True(errors.Count == 0, string.Join("; ", errors.Select(e => $"{e.Line}: {e.Message}")) + "\n" + sql);
    }
}
