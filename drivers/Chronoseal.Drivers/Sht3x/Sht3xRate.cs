namespace Chronoseal.Drivers.Sht3x
{
    /// <summary>When an SHT3x measures: on request, or by itself so many times a second (data sheet SHT3x-DIS, section 4.5).</summary>
    public enum Sht3xRate
    {
        /// <summary>On request.</summary>
        SingleShot = 0,

        /// <summary>Every two seconds.</summary>
        HalfHertz = 1,

        /// <summary>Every second.</summary>
        OneHertz = 2,

        /// <summary>Twice a second.</summary>
        TwoHertz = 3,

        /// <summary>Four times a second.</summary>
        FourHertz = 4,

        /// <summary>Ten times a second; the part warms itself.</summary>
        TenHertz = 5,
    }
}
