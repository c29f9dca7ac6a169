"""The Vietnamese phrases of each cue, northern and southern, written with their diacritics."""

from minhbach.claims.cues import Cue, PhraseBook
from minhbach.claims.spelling import spelled

_PHRASES: dict[Cue, str] = {
    Cue.GREETING: """
        xin chào, kính chào, chào, chào anh, chào chị, chào cô, chào chú, chào bạn, chào ad, chào
        admin, chào mọi người, cảm ơn, xin cảm ơn, cám ơn, xin cám ơn, thân ái, trân trọng cảm ơn,
        kính thưa, xin phép, tạm biệt, alo, hello, hi, dạ vâng, vâng ạ, kính gửi, chúc mừng, kính
        chúc, trân trọng kính chào, trân trọng, thân chào, thân mến, hẹn gặp lại, tri ân, biết ơn,
        chân thành cảm ơn, em chào, em cảm ơn, tôi cảm ơn, con cảm ơn
    """,
    Cue.WISH: """
        mong, rất mong, mong rằng, mong sao, mong muốn, kính mong, hy vọng, hi vọng, ước gì, ước
        sao, giá mà, giá như, phải chi, cầu mong, chúc, xin chúc, kính đề nghị, đề nghị, kiến nghị,
        yêu cầu, xin hãy, hãy, làm ơn, vui lòng, xin vui lòng, nhờ, xin hỏi giúp, cho tôi xin, cho
        em xin, cho hỏi xin, xin được, xin cho, muốn được, muốn nhà nước, muốn thành phố, muốn chính
        quyền, cần phải sớm, đừng, xin đừng, nên sớm, sớm có biện pháp, cứu giúp, giúp tôi, giúp em,
        giúp dân, giùm, dùm, đi nhé, nhé, nghen, hướng dẫn giúp, cần thêm, cần có, rất cần, tha
        thiết, tha thiết đề nghị, cho xin, xin cho biết, giúp với, chỉ giùm, cầu cho, sửa gấp, tôi
        xin, cần một, cần lắm, mong được, mong cho, sớm cho, trả lời giúp, giải quyết giúp, xem xét
        giúp, trả lời sớm, cần phải có, cần được, mau chóng, sớm khắc phục, sớm giải quyết, sớm hoàn
        thành, sớm thông xe, có hướng giải quyết, hộ với, giúp mình, giúp tụi, giúp bà con, giúp
        chúng, cho dân nhờ, cho bà con nhờ, cho chúng tôi, cho mình xin, cho con xin, xin chỉ, xin
        hướng dẫn, xin giúp, xin trả, xin lắp, xin sửa, tôi muốn, em muốn, chúng tôi muốn, mình
        muốn, bà con muốn, người dân muốn, dân muốn, nguyện vọng, khẩn thiết, thiết tha, cần gấp,
        cầu xin, cầu trời, lạy trời, xin lãnh đạo, xin nhà nước, xin thành phố, xin chính quyền, xin
        ủy ban
    """,
    Cue.JUDGEMENT: """
        vô lý, quá tệ, tệ quá, tồi tệ, tuyệt vời, quá hay, hay quá, đẹp quá, quá đẹp, xấu quá, quá
        xấu, đáng tiếc, thật tiếc, đáng buồn, buồn quá, thật buồn, đáng khen, bất công, không công
        bằng, không hợp lý, bất hợp lý, hợp lý, chán quá, quá chán, chán ghê, dở ẹc, dở tệ, quá dở,
        thất vọng, bức xúc, đáng xấu hổ, xấu hổ, kém cỏi, yếu kém, vô trách nhiệm, vô cảm, quan
        liêu, lố bịch, nực cười, ngu ngốc, thiếu trách nhiệm, quá đắt, đắt quá, mắc quá, quá mắc,
        quá chậm, chậm quá, chậm chạp, quá đáng, hết sức phi lý, phi lý, đáng lẽ, lẽ ra, đáng ra,
        nên được, không nên, đáng yêu, dễ thương, dễ sợ, kinh khủng, tốt nhất là, tốt hơn hết, đẹp
        nhất nước, ngon nhất, xứng đáng, không xứng đáng, quá tuyệt, tuyệt quá, rất đẹp, rất tốt,
        rất xấu, rất tệ, rất hay, rất dở, lãng phí, phí tiền, đáng tin, khó chấp nhận, không thể
        chấp nhận, ghê quá, hay ghê, đẹp ghê, mắc ghê, khó ưa, khó hiểu, khó coi, tận tình, đáng
        quý, đáng trách, đáng sống, đáng đi, đáng xem, đáng đời, quê mùa, vô duyên, hống hách, hách
        dịch, niềm nở, coi thường, xem thường, móc túi, ủng hộ hai tay, tôi ủng hộ, tôi phản đối,
        xót xa, mê ly, nhạt nhẽo, chán ngắt, chán thật, chán chết, khổ dân, khổ học trò, chỉ khổ,
        chỉ có lợi, còn hơn, thì hơn, hợp lý hơn, tốt hơn nhiều, thấy thương, thấy bực, thấy buồn,
        thấy chán, thấy ghét, thấy vui, thấy tội, tội nghiệp, phát ngán, ngán ngẩm, như rùa, từng
        biết, từng thấy, chấp nhận được, xấu nhất, dở nhất, tệ nhất, hay nhất, đẹp nhất, tốt nhất,
        ngon nhất xứ, đáng sống nhất, nên bỏ, nên dẹp, nên giữ, nên làm, nên thay, nên cấm, phải
        đạo, ý thức kém, ý thức còn kém, kém lắm, thiếu gì, chẳng ra gì, không ra gì, không ra sao,
        chẳng có gì đặc sắc, chả có gì, quá nặng, quá nhẹ, quá ít, quá đông, quá nhạt, vậy mới đáng,
        bệnh thành tích, tùy tiện, vô văn hóa, thật tuyệt, cồng kềnh, rườm rà, giỏi thật, ai mà, ai
        cũng ưng, dân nào, chịu nổi, kiểu này thì, làm ăn gì, gì mà, riêng tôi, tôi chọn, dẹp đi
    """,
    Cue.FRAME: """
        theo tôi, theo em, theo mình thì, theo ý tôi, tôi nghĩ, em nghĩ, mình nghĩ, tui nghĩ, tôi
        cho rằng, tôi thấy, em thấy, mình thấy, tui thấy, tôi tin, tôi tin rằng, theo quan điểm,
        quan điểm của tôi, thiết nghĩ, nói thật, thú thật, có lẽ, chắc là, hình như, dường như, tôi
        cảm thấy, cá nhân tôi, ý kiến của tôi, theo mình, theo tui, theo em thì, theo quan điểm cá
        nhân, em cho rằng, mình cho rằng, nói gì thì nói, phải công nhận, công bằng mà nói, với tôi
    """,
    Cue.FORECAST: """
        có thể sẽ, chắc sẽ, có lẽ sẽ, chắc chắn sẽ, sớm muộn, sớm muộn gì, thể nào cũng, kiểu gì
        cũng, thế nào cũng, rồi sẽ, e rằng, e là, biết đâu, dự báo, dự đoán, tiên đoán, nguy cơ sẽ,
        có khả năng sẽ, nhiều khả năng, chưa biết chừng, trong tương lai, mai mốt, không bao giờ,
        nếu cứ, nếu như, khéo lại, không khéo, không khéo lại, coi chừng, thì sẽ, nhất định sẽ, rồi
        đây, rồi cũng, rồi lại, tương lai, mai này, nay mai, với đà này, đà này, theo đà này, kiểu
        này tới, mưa kiểu này, trước sau gì cũng, trước sau gì, là cái chắc, cho mà xem, cho coi,
        nữa cho coi, chắc là, chắc gì, chắc chắn là, chắc chắn có, chắc chắn cũng, chắc không, chắc
        rồi, có lẽ sang năm, có lẽ năm sau, có lẽ mai, có lẽ rồi, có lẽ tới, chục năm nữa, còn lâu
        mới, nhích lên, có thể về, có thể vượt, có thể lên, có thể tăng, có thể kéo dài, có thể đạt,
        có thể gây, có khả năng, khả năng cao, còn kéo dài, mùa này thế nào, sang năm kiểu gì, tới
        mùa mưa, theo dự đoán, theo dự báo, có ngày, vài năm nữa, mấy năm nữa, năm nữa, tháng nữa,
        tuần nữa, thế nào rồi, kiểu gì rồi
    """,
    Cue.PLAN: """
        sẽ, dự kiến, sắp, sắp tới, chuẩn bị, có kế hoạch, lên kế hoạch, dự định, chủ trương
    """,
    Cue.SELF: """
        tôi, tui, nhà tôi, nhà em, nhà tui, nhà mình, con tôi, con em, mẹ tôi, ba tôi, bố tôi, vợ
        tôi, chồng tôi, gia đình tôi, gia đình em, gia đình mình, má tôi, bản thân tôi, của tôi, của
        em, của tui, mình bị, em bị, mình đi, em đi, em đã, mình đã, mình vừa, em vừa, mình mới, em
        mới, hồi nhỏ, em có, mình có, tớ, bà nội tôi, ông nội tôi, bà ngoại tôi, con gái tôi, con
        trai tôi, xóm tôi, chỗ tôi, khu tôi, hàng xóm tôi, chúng em, chúng mình, tụi em, tụi tui,
        tụi mình, bọn em, bọn mình, ba em, bố em, má em, mẹ em, anh tôi, chị tôi, em tôi, ông tôi,
        bà tôi, bà nội em, vợ chồng tôi, cả nhà tôi, cả nhà em, cháu tôi, cháu nhà mình, con mình,
        mẹ mình, bố mình, xe tôi, xe em, đất nhà tôi, ruộng nhà tôi, em học, em nộp, em gửi, em thi,
        em làm, em ở, em chờ, mình làm, mình chờ, mình học, mình ở, cháu bị, em đang, em được, em
        không, em chưa, em gọi, em mua, em hỏi, em là, em sinh, mình đang, mình được, mình không,
        mình chưa, mình gọi, mình mua, mình là, cháu đã, cháu đang, cháu là, cháu học, con đang, con
        đã, con là, tụi tôi, nhà cháu, nhà con, mẹ cháu, bố cháu, gia đình cháu, gia đình tui, vợ
        em, chồng em, con tui, má tui, ba tui
    """,
    Cue.WE: """
        chúng tôi, chúng ta, chúng em, chúng mình, bà con, người dân chúng tôi, tụi tui, tụi mình,
        bọn mình
    """,
    Cue.YOU: """
        bạn, các bạn, ad, admin, các anh chị, quý cơ quan, quý vị, mọi người ơi, anh chị
    """,
    Cue.ASK: """
        ai, cái gì, gì, là gì, điều gì, việc gì, gì vậy, nào, khi nào, lúc nào, bao giờ, bao lâu,
        bao nhiêu, bao xa, mấy, mấy giờ, ở đâu, đi đâu, đâu, tại đâu, từ đâu, nơi nào, chỗ nào, như
        thế nào, thế nào, làm sao, làm thế nào, ra sao, vì sao, tại sao, sao, do đâu, hồi nào, chừng
        nào, nơi đâu, cớ sao, cách nào, bằng cách nào, sao lại, hay là, hay sao
    """,
    Cue.ASK_CLAIM: """
        có phải, phải chăng, có đúng, có đúng là, có thật, có thật là, thực hư, liệu có phải, có
        chính xác, có đúng sự thật, đúng hay sai, thật hay giả, thật hay không, đúng hay không, có
        chuyện, có tin, có việc, xác minh, kiểm chứng giúp, tin này, thông tin này, có thiệt, có
        thiệt là
    """,
    Cue.TAG: """
        đúng không, phải không, thật không, thiệt không, đúng không ạ, phải không ạ, đúng chứ, thật
        à, thật sao, thiệt hả, thiệt hông, đúng hông, phải hông, phải hôn, đúng hôn, không, hông,
        không ạ, không vậy, không nhỉ, không thế, chưa, chưa ạ, chưa vậy, à, hả, chăng, rồi à, rồi
        hả, sao ạ, hay chưa, hay không, ko, k, hem, ko ạ, hông ta, thế à, thế ạ, sao
    """,
    Cue.HEARSAY: """
        nghe nói, nghe đồn, nghe bảo, nghe kể, nghe đâu, thấy nói, thấy bảo, người ta nói, người ta
        bảo, tin đồn, đồn rằng, có người nói, mạng nói, trên mạng nói, trên mạng, mạng xã hội,
        facebook, zalo, tiktok, lan truyền, bà con nói, báo nói, hàng xóm nói, có thông tin, nghe
        tin, được tin
    """,
    Cue.AUTHORITY: """
        ubnd, ủy ban, ủy ban nhân dân, hđnd, hội đồng nhân dân, chính phủ, thủ tướng, quốc hội, bộ,
        bộ y tế, bộ giáo dục, bộ công thương, bộ tài chính, bộ công an, bộ xây dựng, sở, sở y tế, sở
        giáo dục, sở xây dựng, sở giao thông, công an, cảnh sát, chủ tịch, giám đốc, bệnh viện,
        trung tâm, nhà trường, trường, ban quản lý, điện lực, evn, công ty, tổng công ty, tập đoàn,
        cục, tổng cục, chi cục, phòng, thành phố, tỉnh, quận, huyện, xã, phường, chính quyền, cơ
        quan, bhxh, bảo hiểm xã hội, kho bạc, tòa án, viện kiểm sát, thanh tra, ngân hàng, đoàn, ban
        chỉ đạo, bí thư, lãnh đạo, nhà nước, nhà máy, sân bay, cảng vụ, kiểm lâm, hải quan, thuế,
        trạm y tế, đài khí tượng, báo cáo, thống kê, khảo sát, chủ đầu tư, nhà thầu, nhà chức trách,
        cán bộ, hội đồng, đoàn thanh niên, đoàn kiểm tra, ban tổ chức, nhà hát, chợ
    """,
    Cue.RULE: """
        quy định, theo quy định, nghị định, thông tư, luật, bộ luật, nghị quyết, quyết định số, chỉ
        thị, cấm, bị cấm, nghiêm cấm, bắt buộc, không bắt buộc, phải nộp, phải đóng, phải trả, phải
        có, phải đăng ký, phải xin phép, phải mang, phải đeo, không phải nộp, không phải đóng, được
        miễn, miễn phí, miễn giảm, được giảm, được hưởng, mức phạt, bị phạt, phạt tiền, xử phạt,
        phạt, mức đóng, mức thu, mức hưởng, được phép, không được phép, không được, hiệu lực, có
        hiệu lực, áp dụng, tuổi nghỉ hưu, điều kiện, hồ sơ gồm, thời hạn, chỉ được, có quyền, trái
        luật, hợp pháp, đối tượng được, tính theo, không mất tiền, không mất phí, không tốn phí,
        không thu phí, không thu tiền, không thu lệ phí, không phải thi, không phải xin, không phải
        có, không cần phải, khỏi cần, khỏi phải, không cần xin, chỉ cần, miễn viện phí, miễn học
        phí, bãi bỏ, bỏ thuế, chịu thuế, nộp thuế, đóng thuế, tước bằng, giam xe, giữ xe, được cộng
        điểm, phải nhường, phải che, phải rọ mõm, phải cách, phải kê khai, phải chừa, phải gắn, phải
        đội, phải tiêm, phải cài, ngày làm việc, không cho phép, chỉ được phép, là bị phạt, trừ
        điểm, phạt nguội, phải báo, luật cho phép, được hưởng trợ cấp
    """,
    Cue.ACT: """
        đã, đang, vừa, vừa mới, mới, bị, được, xảy ra, diễn ra, khởi công, khánh thành, thông xe,
        hoàn thành, đóng cửa, mở cửa, tạm đóng, tạm dừng, tạm ngừng, ngừng, dừng, cắt, cúp điện, cúp
        nước, mất điện, mất nước, sập, đổ, cháy, nổ, ngập, vỡ, sạt lở, tai nạn, chết, tử vong, bị
        thương, thiệt mạng, nhiễm, mắc bệnh, ngộ độc, bắt, bắt giữ, khởi tố, truy tố, xét xử, thu
        hồi, giải tỏa, cưỡng chế, bồi thường, di dời, sơ tán, công bố, thông báo, ban hành, ký, phê
        duyệt, cho biết, cho hay, khẳng định, xác nhận, phát hiện, ghi nhận, thu, chi, xây, xây
        dựng, bán, mua, tiêm, tiêm phòng, tiêm chủng, cấp, phát, tổ chức, tăng, giảm, thay đổi,
        chuyển, sáp nhập, nhập, lấy đất, lấy đi, mở rộng, sửa chữa, nâng cấp, bỏ, hủy, hoãn, lùi,
        kéo dài, bắt đầu, kết thúc, đạt, vượt, chiếm, gây, gây ra, làm chết, xả, xả lũ, đầu tư, cho
        thuê, nợ, chậm lương, nghỉ học, đi học lại, kéo dài đến, đóng, mở, chứa, nhiễm độc, rò rỉ,
        tràn, cuốn, mất tích, cấm đường, chặn, phong tỏa, cách ly, phun, chữa, khỏi, gồm, bao gồm,
        thuộc, sinh ra, thành lập, trở thành, sử dụng, thi tuyển, cuốn trôi, cháy rụi, chảy, tràn
        vào, giao, giao đất, trao, tặng, nhận, trả, trả lại, đòi, kiện, tố cáo, khiếu nại, tranh
        chấp, hòa giải, từ chối, từ chức, bổ nhiệm, kỷ luật, đình chỉ, cách chức, đình công, nghỉ
        việc, nghỉ bán, giải tán, tịch thu, thu giữ, điều tra, kiểm tra, lấy mẫu, chặt, đốn, lấp,
        san, san lấp, phá, phá dỡ, tháo, tháo dỡ, dẹp, dời, dọn, dọn sạch, lập, lập chốt, cài, treo,
        lấn, lấn chiếm, trộm, trộm điện, đâm, tông, lật, chìm, kẹt, nứt, lún, sụt, sụp, xói, lở, tốc
        mái, hỏng, hư, đứt, tắc, tê liệt, đầy, cạn, thiếu, không còn, cứu, cứu sống, mổ, ghép, đi
        lạc, tìm thấy, mất liên lạc, thắng, thua, khai trương, khai mạc, bế mạc, đổi tên, đổi, thuê,
        ép, bắt phụ huynh, bắt dân, đổ trộm, đổ ra, đổ xuống, đổ bộ, xả thải, xả khói, thải, bốc
        mùi, nuôi, thả, vận hành, hoạt động, ngưng, chạy thử, chạy, khảo sát, nghiệm thu, bàn giao,
        cam kết, tuyên bố, tuyên, ra quyết định, chi trả, chậm, trễ, dán, đào, lắp, thay, tham ô,
        nhận hối lộ, đấu giá, bỏ hoang, bỏ dở, đắp chiếu, biến thành, trở lại, khám, đánh bạc, cấm
        tải, cắm biển, bỏ bến
    """,
    Cue.STATE: """
        là, có, không có, nằm, nằm ở, ở, gồm có, không phải là, do, tại, thuộc về, dài, rộng, cao,
        nặng, sâu, còn, hết, làm bằng
    """,
    Cue.COMPARE: """
        hơn, nhất, nhiều hơn, ít hơn, cao hơn, thấp hơn, gấp, gấp đôi, gấp ba, tăng, giảm, so với,
        bằng, cao nhất, thấp nhất, lớn nhất, nhiều nhất, đầu tiên, duy nhất, một nửa, đa số, phần
        lớn, toàn bộ, tất cả, hầu hết, mọi, cả nước, tối đa, tối thiểu, trung bình
    """,
    Cue.UNIT: """
        phần trăm, đồng, nghìn, ngàn, triệu, tỷ, tỉ, người, ca, hộ, hộ dân, km, mét, m, m2, mét
        vuông, mét khối, hecta, ha, kg, tấn, tạ, lít, độ, giường, học sinh, trẻ, căn, nhà, xe,
        chiếc, vụ, trường hợp, liều, mũi, kwh, số điện, usd, đô la, lần, phường, xã, trường, lớp,
        tầng, suất, điểm, cây, con, khẩu, phiếu, làn, chuyến, nghìn tỷ, bệnh nhân, trăm, công nhân,
        cán bộ, thành viên, quốc gia, tỉnh, dự án, công trình, cầu, bệnh viện, trạm, vé, lượt, lô,
        giáo viên, bác sĩ, y tá, cháu, em, bé, mẫu, phần, đơn, bản, thôn, ấp, giếng, ghe, tàu,
        thuyền, bao, ổ, phòng, chỗ, máy, camera, cửa, bậc, món, vạn, thùng, bữa, cột, đoạn, tuyến,
        tiểu thương, gia đình, thửa, ngôi, tòa, cái, lá phiếu, khối, bộ hồ sơ
    """,
    Cue.TIME_UNIT: """
        năm, tháng, ngày, tuần, giờ, tiếng, phút, giây, buổi, đêm, hôm, thế kỷ, quý, thập kỷ, tuổi
    """,
    Cue.NUMBER: """
        một, hai, ba, bốn, tư, năm, sáu, bảy, tám, chín, mười, mươi, chục, trăm, nghìn, ngàn, vạn,
        triệu, tỷ, nửa, vài, hàng trăm, hàng nghìn, hàng ngàn, hàng triệu, rưỡi
    """,
    Cue.DAY: """
        hôm nay, hôm qua, hôm kia, sáng nay, chiều nay, tối nay, đêm qua, tối qua, sáng qua, chiều
        qua, trưa nay, ngày mai, tuần trước, tuần này, tuần sau, tuần tới, tháng trước, tháng này,
        tháng tới, tháng sau, năm ngoái, năm nay, năm sau, năm tới, thứ hai, thứ ba, thứ tư, thứ
        năm, thứ sáu, thứ bảy, chủ nhật, cuối năm, đầu năm, cuối tháng, đầu tháng, hồi tháng, từ
        tháng, từ ngày, đến ngày, trong năm, vào năm, từ năm, đến năm, kể từ
    """,
    Cue.NOT: """
        không, chưa, chẳng, chả, không hề, chưa hề, chưa từng, không còn
    """,
    Cue.FRACTION: """
        một phần ba, một phần tư, hai phần ba, ba phần tư, một nửa, quá nửa, hơn nửa, phân nửa, gần
        nửa, gấp đôi, gấp ba, gấp rưỡi, gấp bốn
    """,
    Cue.NAMED: """
        lớp, khối, quận, phường, xã, ấp, tổ, khu phố, thôn, xóm, đội, điều, khoản, mục, chương, số,
        quốc lộ, tỉnh lộ, đường, hẻm, ngõ, ngách, kiệt, nhà số, tuyến, xe buýt, bão số, hạng, bậc,
        cấp, quý, tháng, ngày, mùng, năm, thứ, khóa, đợt, mũi, vòng, trang, nghị định, nghị quyết,
        thông tư, quyết định, chỉ thị, luật, lúc, gói thầu số, vùng, kỳ, phần, bài, tập, giải
    """,
    Cue.SAID: """
        nói, nói rằng, cho rằng, cho biết, cho hay, khẳng định, tuyên bố, thừa nhận, phủ nhận, bác
        tin, bác bỏ, giải thích, cam kết, trả lời, trả lời rằng, kể, kể rằng, bảo, quả quyết, hứa,
        nhấn mạnh, lý giải, phản ánh, thông tin, thông báo, đổ lỗi, theo lời, xác nhận, phát biểu,
        nói trước
    """,
    Cue.ROLE: """
        ông, bà, anh, chị, cô, chú, bác sĩ, bs, hiệu trưởng, đại diện, giám đốc, phó giám đốc, phó
        chủ tịch, chủ tịch, bí thư, bộ trưởng, thứ trưởng, trưởng, trưởng ban, trưởng bản, trưởng
        thôn, trưởng ấp, trưởng phòng, phó phòng, chánh thanh tra, người phát ngôn, chủ đầu tư, nhà
        thầu, ban quản lý, nhà sản xuất, hãng, công ty, bên, phía, luật sư, thầy, cán bộ, y tá, đội
        trưởng, bác, bên điện lực, kỹ sư, chuyên gia, tài xế, chủ quán, nhà trường, ngân hàng
    """,
    Cue.ANYONE: """
        người, những người, trẻ, trẻ em, trẻ dưới, hộ, hộ nghèo, hộ cận nghèo, chủ, xe, xe máy, ô
        tô, học sinh, sinh viên, công dân, ai, mỗi, mỗi hộ, mỗi người, đất, nhà, cơ sở, hồ sơ, bệnh
        nhân, con, khi, muốn, thửa đất, người dân, giáo viên, bác sĩ, phụ nữ, chung cư, doanh
        nghiệp, hộ kinh doanh, tàu cá, chủ xe, cha mẹ, hàng quán, cán bộ, công nhân, tách thửa, sang
        tên, đi, lái xe, nuôi, bán, mua, làm, xây, không đội mũ, vượt, chạy, đổ rác, không có, vùng,
        nhà trường, trường, chợ, lễ hội, bên bán, quán, cửa hàng, thí sinh, dân tộc thiểu số, dân
    """,
    Cue.NORM: """
        phải, không phải, được, không được, chỉ được, cần có, hưởng, chịu, khỏi, bị phạt, bị tước,
        bị giam, bị giữ, bị trừ, phạt, không cần, nộp tại, nộp ở, trong vòng, tối đa, tối thiểu, ít
        nhất, nếu, trở lên, bị xử lý, buộc
    """,
    Cue.INTENSE: """
        rất, quá, thật, ghê, lắm, vô cùng, hết sức, cực kỳ, cực, siêu, quá trời, hết biết, hết chỗ
        nói, dã man, kinh, kinh khủng, phết, dữ, thiệt là, thật là, quá chừng, ghê luôn, thế không
        biết, khá, hiệu quả, không hiệu quả, kém hiệu quả, hình thức, nặng nề, cần thiết, không cần
        thiết, chưa cần thiết, văn minh, tự hào, thân thiện, sai lầm, đúng đắn, bất tiện, tiện lợi,
        hài lòng, không hài lòng, lộn xộn, thiệt thòi, tận tâm, có tâm, phản đối việc, ủng hộ việc,
        hợp lòng dân, vòng vo, ngưỡng mộ, khâm phục, khang trang, sạch đẹp, nhếch nhác, đáng, thế
        mới, xứng tầm, chán, xấu, bẩn, chậm, nhất quyết không nên, càng ngày càng, chẳng, chả, làm
        gì có, đâu có, hoài, suốt ngày, cho rồi, còn gì, gì đâu, mới là, mới đúng, cũng được, cũng
        tốt, là tốt, là xấu, là dở, là sai, là đúng, là hay, khác gì, đẹp, giỏi, kém, tốt hơn, đáng
        lý, lẽ nào, đủ rồi, may mà, tiếc là, đúng là, ưng, nản, bực, bực mình, buồn, mệt, khổ, tin
        tưởng, hoan nghênh, phản đối, đồng tình, không đồng tình, tôi đồng ý, tốt thật, hay thật, là
        nên, thà, thua xa, hơn hẳn, hay hơn, hay nhất, ngon
    """,
    Cue.VOCATIVE: """
        ạ, vậy, thế, nhỉ, ta, ha, cô, thầy, anh, chị, anh chị, bạn, các bạn, ad, admin, mọi người,
        cả nhà, bác, các bác, chú, em, bà con, hen, nha, nhé, z, luôn
    """,
}

# `e rằng` and `e là` fear; before any other word `e` is `em`.
_AFTER_FEAR = frozenset(["rằng", "rang", "là", "la", "ngại", "ngai"])


def _spelled(word: str, following: str) -> str:
    return word if word == "e" and following in _AFTER_FEAR else spelled(word)


BOOK = PhraseBook(_PHRASES, _spelled)
