using System.Reflection;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskService.Tests.Reminders;

/// <summary>A deadlock of SQL Server is known however Entity Framework wraps it.</summary>
public sealed class MeanwhileTests
{
    [Fact]
    public void A_deadlock_is_found_at_any_depth()
    {
        var victim = Sql(1205);
        Assert.Equal(1205, victim.Number);
        Assert.All(
            (Exception[])
            [
                victim, new DbUpdateException("save", victim), new InvalidOperationException("transient", victim),
                new InvalidOperationException("transient", new DbUpdateException("save", victim)),
            ],
            e => Assert.True(Meanwhile.Is(e)));
        Assert.All(
            (Exception[])
            [
                Sql(8152), new InvalidOperationException("transient", new DbUpdateException("save", Sql(8152))),
                new InvalidOperationException("none"),
            ],
            e => Assert.False(Meanwhile.Is(e)));
    }

    /// <summary>As the driver makes them; it has no public way.</summary>
    private static SqlException Sql(int number)
    {
        const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        var make = typeof(SqlError).GetConstructors(Hidden)
            .First(c => c.GetParameters()[0].ParameterType == typeof(int));
        var error = make.Invoke([.. make.GetParameters().Select((p, i) => i == 0 ? number : Any(p.ParameterType))]);
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [error]);
        var create = typeof(SqlException).GetMethods(Hidden).First(m => m.Name == "CreateException"
            && m.GetParameters() is [{ } first, { } second] && first.ParameterType == typeof(SqlErrorCollection)
            && second.ParameterType == typeof(string));
        return (SqlException)create.Invoke(null, [errors, ""])!;

        static object? Any(Type type) =>
            type == typeof(string) ? "" : type.IsValueType ? Activator.CreateInstance(type) : null;
    }
}
